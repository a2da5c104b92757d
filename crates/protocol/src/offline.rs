//! Offline codes, which log in without a network connection: TOTP (RFC 6238) with HMAC-SHA-256 and
//! six digits, from a secret that both sides derive and neither transmits.

use ring::error::Unspecified;
use ring::{hkdf, hmac};
use totp_rs::{Algorithm, Builder, Totp};
use zeroize::Zeroizing;

use crate::base64url;
use crate::ids::Timestamp;
use crate::jws::Jws;
use crate::keys::{AgreementKey, NotAKey, PublicKey};

/// Number of digits of a code.
pub const DIGITS: u8 = 6;
/// Length of a time step in seconds (X of RFC 6238 §4.1).
pub const PERIOD: i64 = 30;

const INFO: &[u8] = b"finago-key/v1/offline-code";
const CHECK_INFO: &[u8] = b"finago-key/v1/offline-check";

/// Proof of knowing an offline secret, which an app compares with its own: base64url of 8 bytes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct OfflineCheck(String);

/// Secret of one device's offline codes, 256 bits. Boxed, so that moving it leaves no copy behind.
#[derive(Clone)]
pub struct OfflineSecret(Box<Zeroizing<[u8; 32]>>);

/// Number of a time step of [`PERIOD`] seconds since the Unix epoch: T of RFC 6238 §4.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Step(u64);

impl AgreementKey {
    /// Agrees with `peer` on the offline secret, which is bound to the transmitted bytes of
    /// `enrolment`.
    pub fn agree(self, peer: &PublicKey, enrolment: &Jws) -> Result<OfflineSecret, NotAKey> {
        self.shared(peer, |shared| OfflineSecret::derive(shared, enrolment))?.map_err(|_| NotAKey)
    }
}

impl OfflineSecret {
    /// Derives the secret with HKDF-SHA-256 (RFC 5869): input keying material is the shared
    /// x-coordinate, salt is the SHA-256 of the enrolment.
    fn derive(shared_x: &[u8], enrolment: &Jws) -> Result<Self, Unspecified> {
        let key = hkdf::Salt::new(hkdf::HKDF_SHA256, &enrolment.sha256()).extract(shared_x);
        let mut secret = Self::from_bytes([0; 32]);
        key.expand(&[INFO], hkdf::HKDF_SHA256)?.fill(secret.0.as_mut_slice())?;
        Ok(secret)
    }

    /// Loads the secret from its stored bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Box::new(Zeroizing::new(bytes)))
    }

    /// Secret in plain bytes, for storage.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// Computes the secret's check: the first 8 bytes of HMAC-SHA-256 (RFC 2104) over a fixed text.
    #[must_use]
    pub fn check(&self) -> OfflineCheck {
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, self.0.as_slice()), CHECK_INFO);
        OfflineCheck(base64url::encode(&tag.as_ref()[..8]))
    }

    /// Computes the six-digit code of `step`.
    #[must_use]
    pub fn code(&self, step: Step) -> Zeroizing<String> {
        Zeroizing::new(self.totp().generate(step.first_second()).to_string())
    }

    /// Whether `code` is the code of `step`. The comparison takes constant time.
    #[must_use]
    pub fn accepts(&self, code: &str, step: Step) -> bool {
        self.totp().check(code, step.first_second()).is_some()
    }

    fn totp(&self) -> Totp {
        totp(self.0.as_slice(), Algorithm::SHA256, DIGITS)
    }
}

/// Builds a TOTP generator without skew: the caller decides which steps are acceptable, since each
/// code is valid once. `algorithm` and `digits` are parameters so that tests can check the same
/// code against the tables in the RFCs.
fn totp(secret: &[u8], algorithm: Algorithm, digits: u8) -> Totp {
    Builder::new()
        .with_algorithm(algorithm)
        .with_digits(digits)
        .with_step_duration(PERIOD.unsigned_abs())
        .with_skew(0)
        .with_secret(secret)
        .build_noncompliant()
}

impl Step {
    /// Step that contains `time`; step 0 for any time before the epoch.
    #[must_use]
    pub fn at(time: Timestamp) -> Self {
        Self((time.seconds() / PERIOD).max(0).unsigned_abs())
    }

    /// Step with this number.
    #[must_use]
    pub fn number(number: u64) -> Self {
        Self(number)
    }

    /// Previous step; step 0 for step 0.
    #[must_use]
    pub fn before(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// Next step.
    #[must_use]
    pub fn after(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// End of the step, when the next code replaces this one.
    #[must_use]
    pub fn ends(self) -> Timestamp {
        Timestamp(i64::try_from(self.after().first_second()).unwrap_or(i64::MAX))
    }

    fn first_second(self) -> u64 {
        self.0.saturating_mul(PERIOD.unsigned_abs())
    }
}

#[cfg(test)]
mod known_answers;

#[cfg(test)]
mod tests {
    use p256::ecdh::diffie_hellman;
    use p256::elliptic_curve::sec1::ToSec1Point as _;
    use p256::{PublicKey as OtherPublicKey, SecretKey as OtherSecretKey};
    use ring::rand::SystemRandom;
    use serde_json::Value;

    use super::*;
    use crate::base64url;
    use crate::keys::{AgreementKey, PublicKey};

    pub(super) fn vectors() -> Value {
        serde_json::from_str(include_str!("../tests/vectors/protocol-v1.json")).unwrap()
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn secret_key(jwk: &Value) -> OtherSecretKey {
        OtherSecretKey::from_slice(&base64url::decode(jwk["d"].as_str().unwrap()).unwrap()).unwrap()
    }

    fn agree(mine: &OtherSecretKey, theirs: &OtherPublicKey) -> Vec<u8> {
        diffie_hellman(mine.to_nonzero_scalar(), theirs.as_affine()).raw_secret_bytes().to_vec()
    }

    #[test]
    fn both_sides_derive_the_golden_secret() {
        let vectors = vectors();
        let mut secrets = Vec::new();
        for vector in vectors["offline"].as_array().unwrap() {
            let device = secret_key(&vector["device_private"]);
            let backend = secret_key(&vector["backend_private"]);
            let shared = agree(&device, &backend.public_key());
            assert_eq!(shared, agree(&backend, &device.public_key()));
            assert_eq!(hex(&shared), vector["shared_x_hex"]);

            let enrolment = Jws::parse(vector["enrolment"].as_str().unwrap()).unwrap();
            assert_eq!(hex(&enrolment.sha256()), vector["salt_hex"]);
            let secret = OfflineSecret::derive(&shared, &enrolment).unwrap();
            assert_eq!(hex(secret.expose()), vector["secret_hex"]);
            for code in vector["codes"].as_array().unwrap() {
                let step = Step::at(Timestamp(code["time"].as_i64().unwrap()));
                assert_eq!(step, Step::number(code["step"].as_u64().unwrap()));
                assert_eq!(*secret.code(step), code["code"]);
            }
            secrets.push(hex(secret.expose()));
        }
        assert_eq!(
            secrets,
            [
                "6380a5794ecc81ede6c5c95a89024720df1cb07c1f8cacba1ace9849a6626796",
                "212bf73ee335799c6b9be99111d566a205402d97804cb30ec54cf6ae61af02b7",
            ]
        );
    }

    #[test]
    fn agreement_key_interoperates_with_another_implementation() {
        let vectors = vectors();
        let enrolment = Jws::parse(vectors["offline"][0]["enrolment"].as_str().unwrap()).unwrap();
        let theirs = secret_key(&vectors["offline"][0]["backend_private"]);
        let ours = AgreementKey::generate(&SystemRandom::new()).unwrap();
        let our_public = OtherPublicKey::from_sec1_bytes(ours.public().as_point()).unwrap();
        let expected = OfflineSecret::derive(&agree(&theirs, &our_public), &enrolment).unwrap();

        let their_public =
            PublicKey::from_point(theirs.public_key().to_sec1_point(false).as_bytes()).unwrap();
        let secret = ours.agree(&their_public, &enrolment).unwrap();
        assert_eq!(secret.expose(), expected.expose());
    }

    #[test]
    fn only_six_ascii_digits_are_accepted() {
        let secret = OfflineSecret::from_bytes([7; 32]);
        let step = Step::number(1);
        let code = secret.code(step);
        for wrong in [format!(" {}", *code), format!("{} ", *code), format!("+{}", &code[1..]), String::new()]
        {
            assert!(!secret.accepts(&wrong, step), "{wrong:?}");
        }
    }

    #[test]
    fn steps_last_thirty_seconds_from_the_epoch() {
        assert_eq!(Step::at(Timestamp(-1)), Step::number(0));
        assert_eq!(Step::at(Timestamp(29)).ends(), Timestamp(30));
        assert_eq!(Step::at(Timestamp(30)).before(), Step::at(Timestamp(0)));
        assert_eq!(Step::number(0).before(), Step::number(0));
    }
}
