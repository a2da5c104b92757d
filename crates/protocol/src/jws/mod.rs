//! Signed statements: JWS in compact serialisation (RFC 7515 §7.1), signed with ES256 (RFC 7518
//! §3.4) only. Built as a [`Draft`], transmitted as a [`Jws`], parsed strictly.

mod draft;
mod parsed;
mod typ;

pub use draft::Draft;
pub(crate) use draft::Header;
pub(crate) use parsed::{ParsedJws, signed_parts};
pub use typ::Typ;

use std::fmt;

use ring::digest;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Signed statement as transmitted: well-formed, but not verified. `Debug` hides the text, since an
/// enrolment contains a one-time password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Jws(Zeroizing<String>);

/// Error for a text that is not the expected signed statement. A single error covers all causes:
/// details would help an attacker and no honest signer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid signed statement")]
pub struct Refused;

impl Jws {
    /// Parses a compact JWS of any of the protocol's types, without verifying it.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        ParsedJws::parse(text).map(|parsed| parsed.jws)
    }

    /// Compact serialisation, in ASCII.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Computes the SHA-256 hash of the compact serialisation.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        let mut hash = [0; 32];
        hash.copy_from_slice(digest::digest(&digest::SHA256, self.0.as_bytes()).as_ref());
        hash
    }
}

impl fmt::Debug for Jws {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Jws(…)")
    }
}

impl TryFrom<String> for Jws {
    type Error = Refused;

    fn try_from(text: String) -> Result<Self, Refused> {
        Self::parse(&Zeroizing::new(text))
    }
}

impl From<Jws> for String {
    fn from(jws: Jws) -> Self {
        jws.as_str().to_owned()
    }
}
