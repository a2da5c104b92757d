//! Signed statements (RFC 7515, compact) with ES256 and nothing else: made as a [`Draft`], carried as a [`Jws`], read strictly.

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

/// A signed statement as it crosses the network: well-formed, but no more verified than the text it came from. An
/// enrolment's holds a one-time password, so none is shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Jws(Zeroizing<String>);

/// Text that is no statement of this protocol, or not the one it had to be. One error for all: a signer learns nothing from
/// the difference, an attacker might.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid signed statement")]
pub struct Refused;

impl Jws {
    /// Reads a compact JWS of any of the protocol's types.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        ParsedJws::parse(text).map(|parsed| parsed.jws)
    }

    /// The compact serialisation, ASCII.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// SHA-256 of the compact serialisation.
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
