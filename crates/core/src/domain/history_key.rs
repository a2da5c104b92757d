//! The history key: a P-256 key pair. Entries of the history are sealed to the public half, without
//! presence, and opened with the private half, which lies under the data key (ADR 14).
//!
//! ring agrees with keys that it forgets only, so the stored half agrees with `p256`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use key_protocol::keys::PublicKey;
use p256::SecretKey;
use p256::ecdh::diffie_hellman;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hkdf;
use ring::rand::SecureRandom;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use super::sealed::{Entry, Sealed};
use super::secret::{CryptoFailed, DataKey, Secret};

/// Key pair of the history, as the record holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryKey {
    /// Public half.
    pub public: PublicKey,
    /// Private half: a scalar of 32 bytes, sealed under the data key and bound to the public half.
    private: Sealed,
}

/// Private half of a history key, opened.
pub struct OpenedHistoryKey {
    public: PublicKey,
    scalar: Secret,
}

/// Text that is sealed to a history key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedToKey {
    /// Public key of the sender, who forgot the private one.
    ephemeral: Point,
    /// The text, under a key that is good for it alone.
    sealed: Sealed,
}

/// Uncompressed point (SEC 1 §2.3.3). That it is on the curve is checked when it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Point([u8; 65]);

impl HistoryKey {
    /// Generates a key pair and seals its private half under `data_key`.
    pub(crate) fn generate(data_key: &DataKey, rng: &dyn SecureRandom) -> Result<Self, CryptoFailed> {
        let scalar = Secret::random(32, rng)?;
        // Fails for a number outside the group's order: one in 2^32.
        let key = SecretKey::from_slice(scalar.expose()).map_err(|_| CryptoFailed)?;
        let point = key.public_key().to_sec1_point(false);
        let public = PublicKey::from_point(point.as_bytes()).map_err(|_| CryptoFailed)?;
        Self::seal(public, &scalar, data_key, rng)
    }

    fn seal(
        public: PublicKey,
        scalar: &Secret,
        data_key: &DataKey,
        rng: &dyn SecureRandom,
    ) -> Result<Self, CryptoFailed> {
        let owner = public.thumbprint().to_string();
        let private = Sealed::seal(data_key.expose(), Entry::HistoryKey, &owner, scalar, rng)?;
        Ok(Self { public, private })
    }

    /// Opens the private half. Returns `None` if the data key or the public half does not match.
    pub(crate) fn open(&self, data_key: &DataKey) -> Option<OpenedHistoryKey> {
        let owner = self.public.thumbprint().to_string();
        let scalar = self.private.open(data_key.expose(), Entry::HistoryKey, &owner)?;
        Some(OpenedHistoryKey { public: self.public, scalar })
    }

    /// Returns this key pair under another data key.
    pub(crate) fn resealed(
        &self,
        old: &DataKey,
        new: &DataKey,
        rng: &dyn SecureRandom,
    ) -> Result<Self, CryptoFailed> {
        let opened = self.open(old).ok_or(CryptoFailed)?;
        Self::seal(self.public, &opened.scalar, new, rng)
    }
}

impl SealedToKey {
    /// Seals `plain` to a history key as the entry of `owner`.
    pub(crate) fn seal(
        to: &PublicKey,
        owner: &str,
        plain: &Secret,
        rng: &dyn SecureRandom,
    ) -> Result<Self, CryptoFailed> {
        let sender = EphemeralPrivateKey::generate(&ECDH_P256, rng).map_err(|_| CryptoFailed)?;
        let ephemeral = sender.compute_public_key().map_err(|_| CryptoFailed)?;
        let ephemeral = Point(ephemeral.as_ref().try_into().map_err(|_| CryptoFailed)?);
        let receiver = UnparsedPublicKey::new(&ECDH_P256, to.as_point());
        let sealed = agree_ephemeral(sender, &receiver, |shared| {
            let key = derive(shared, to, &ephemeral)?;
            Sealed::seal(&key, Entry::HistoryEntry, owner, plain, rng)
        });
        Ok(Self { ephemeral, sealed: sealed.map_err(|_| CryptoFailed)?? })
    }
}

impl OpenedHistoryKey {
    /// Returns the public half.
    pub(crate) fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Returns the scalar, which tests search for.
    #[cfg(feature = "testing")]
    pub(crate) fn scalar(&self) -> &Secret {
        &self.scalar
    }

    /// Opens what was sealed to this key as the entry of `owner`. Returns `None` if the key or the
    /// owner does not match, or the bytes were changed.
    pub(crate) fn unseal(&self, sealed: &SealedToKey, owner: &str) -> Option<Secret> {
        let shared = agree(&self.scalar, &sealed.ephemeral.0)?;
        let key = derive(&*shared, &self.public, &sealed.ephemeral).ok()?;
        sealed.sealed.open(&key, Entry::HistoryEntry, owner)
    }
}

/// Returns the x-coordinate that the owner of `scalar` shares with that of `point` (SEC 1 §3.3.1).
fn agree(scalar: &Secret, point: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let key = SecretKey::from_slice(scalar.expose()).ok()?;
    let peer = p256::PublicKey::from_sec1_bytes(point).ok()?;
    let shared = diffie_hellman(key.to_nonzero_scalar(), peer.as_affine());
    let mut x = Zeroizing::new([0; 32]);
    x.copy_from_slice(shared.raw_secret_bytes());
    Some(x)
}

/// Derives the key of one entry by HKDF-SHA256 (RFC 5869), under a name of its own and for these two
/// public keys.
fn derive(shared: &[u8], to: &PublicKey, ephemeral: &Point) -> Result<Zeroizing<[u8; 32]>, CryptoFailed> {
    let mut key = Zeroizing::new([0; 32]);
    hkdf::Salt::new(hkdf::HKDF_SHA256, &[])
        .extract(shared)
        .expand(&[b"finago-key/v1/history-entry", to.as_point(), &ephemeral.0], hkdf::HKDF_SHA256)
        .and_then(|okm| okm.fill(key.as_mut_slice()))
        .map_err(|_| CryptoFailed)?;
    Ok(key)
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64.decode(text).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or_else(|| serde::de::Error::custom("not a point in base64"))
    }
}

#[cfg(test)]
mod tests;
