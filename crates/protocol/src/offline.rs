//! Codes that log in without a network: TOTP (RFC 6238) from a secret both sides derived and neither sent.

use ring::error::Unspecified;
use ring::hkdf;
use totp_rs::{Algorithm, Builder, Totp};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::ids::Timestamp;
use crate::jws::Jws;

/// Digits of a code.
pub const DIGITS: u8 = 6;
/// Seconds a code lasts.
pub const PERIOD: i64 = 30;

const INFO: &[u8] = b"finago-key/v1/offline-code";

/// The secret of one device's offline codes, 256 bits.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct OfflineSecret([u8; 32]);

/// A period of [`PERIOD`] seconds, counted from 1970: the T of RFC 6238 §4.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Step(u64);

impl OfflineSecret {
    /// HKDF-SHA256 (RFC 5869) of the shared x-coordinate, salted with the hash of the enrolment.
    pub(crate) fn derive(shared_x: &[u8], enrolment: &Jws) -> Result<Self, Unspecified> {
        let key = hkdf::Salt::new(hkdf::HKDF_SHA256, &enrolment.sha256()).extract(shared_x);
        let mut secret = Self([0; 32]);
        key.expand(&[INFO], hkdf::HKDF_SHA256)?.fill(&mut secret.0)?;
        Ok(secret)
    }

    /// Takes the secret from storage.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The secret, for storage.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The six digits of one step.
    #[must_use]
    pub fn code(&self, step: Step) -> Zeroizing<String> {
        Zeroizing::new(self.totp().generate(step.first_second()).to_string())
    }

    /// Whether `code` is the one of `step`, compared in constant time.
    #[must_use]
    pub fn accepts(&self, code: &str, step: Step) -> bool {
        self.totp().check(code, step.first_second()).is_some()
    }

    /// Without skew: which steps are acceptable is for the caller to say, since each may be used once only.
    fn totp(&self) -> Totp {
        Builder::new()
            .with_algorithm(Algorithm::SHA256)
            .with_digits(DIGITS)
            .with_step_duration(PERIOD.unsigned_abs())
            .with_skew(0)
            .with_secret(self.0.as_slice())
            .build_noncompliant()
    }
}

impl Step {
    /// The step that `time` is in.
    #[must_use]
    pub fn at(time: Timestamp) -> Self {
        Self((time.seconds() / PERIOD).max(0).unsigned_abs())
    }

    /// The step with this number.
    #[must_use]
    pub fn number(number: u64) -> Self {
        Self(number)
    }

    /// The step before, itself for the very first.
    #[must_use]
    pub fn before(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// The step after.
    #[must_use]
    pub fn after(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// When its code stops being shown.
    #[must_use]
    pub fn ends(self) -> Timestamp {
        Timestamp(i64::try_from(self.after().first_second()).unwrap_or(i64::MAX))
    }

    fn first_second(self) -> u64 {
        self.0.saturating_mul(PERIOD.unsigned_abs())
    }
}
