//! Bytes that nobody else may read: wiped when dropped, silent in `Debug`, never serialised by accident.

use std::fmt;

use ring::rand::SecureRandom;
use zeroize::Zeroizing;

/// A secret of any length, such as an entry of the keystore.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Takes the bytes over; the caller's copy is this one.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// As many random bytes as asked for.
    pub fn random(length: usize, rng: &dyn SecureRandom) -> Result<Self, CryptoFailed> {
        let mut bytes = Zeroizing::new(vec![0; length]);
        rng.fill(&mut bytes).map_err(|_| CryptoFailed)?;
        Ok(Self(bytes))
    }

    /// The bytes, for the one call that needs them.
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

/// The key that everything sealed on this device is sealed under. Exists in the open only inside a
/// [`Presence`](super::presence::Presence) and while connecting.
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    /// A new one.
    pub fn random(rng: &dyn SecureRandom) -> Result<Self, CryptoFailed> {
        let mut bytes = Zeroizing::new([0; 32]);
        rng.fill(bytes.as_mut()).map_err(|_| CryptoFailed)?;
        Ok(Self(bytes))
    }

    /// One that was wrapped; none unless it is 32 bytes.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
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

/// The system has no random bytes to give, or the cryptography library refuses to work. Never says anything about a key or a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system gave no random bytes, or its cryptography failed")]
pub struct CryptoFailed;
