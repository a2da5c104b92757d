//! Secret bytes: wiped when dropped, hidden in `Debug`, never serialised by accident.

use std::fmt;

use ring::rand::SecureRandom;
use zeroize::Zeroizing;

/// Secret of any length, such as a keystore entry.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Takes ownership of the bytes, so that the caller keeps no copy.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Generates `length` random bytes.
    pub fn random(length: usize, rng: &dyn SecureRandom) -> Result<Self, CryptoFailed> {
        let mut bytes = Zeroizing::new(vec![0; length]);
        rng.fill(&mut bytes).map_err(|_| CryptoFailed)?;
        Ok(Self(bytes))
    }

    /// Returns the bytes, for the one call that needs them.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl From<Zeroizing<Vec<u8>>> for Secret {
    fn from(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Key that every secret of this device is sealed under. Unwrapped only inside a
/// [`Presence`](super::presence::Presence) and during enrolment. Boxed, so that moving it leaves no
/// copy behind.
pub struct DataKey(Box<Zeroizing<[u8; 32]>>);

impl DataKey {
    /// Generates a new data key.
    pub fn random(rng: &dyn SecureRandom) -> Result<Self, CryptoFailed> {
        let mut key = Self::blank();
        rng.fill(key.0.as_mut_slice()).map_err(|_| CryptoFailed)?;
        Ok(key)
    }

    /// Returns a box to fill in: a key that is put into a box later has been on the stack.
    fn blank() -> Self {
        Self(Box::new(Zeroizing::new([0; 32])))
    }

    /// Builds a data key from unwrapped bytes; returns `None` unless there are 32.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut key = Self::blank();
        (bytes.len() == key.0.len()).then(|| key.0.copy_from_slice(bytes))?;
        Some(key)
    }

    pub(crate) fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

/// Failure of the system's random generator or of the cryptography library. Never reveals anything
/// about a key or a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system gave no random bytes, or its cryptography failed")]
pub struct CryptoFailed;
