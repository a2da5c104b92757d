//! The slot beside the PIN: the data key under a secret that the platform releases only after it has recognised a finger or a face.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ring::rand::SecureRandom;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::protection::{unwrap, wrap};
use super::sealed::{Entry, Sealed};
use super::secret::{CryptoFailed, DataKey, Secret};

/// The data key, wrapped under an enclosed secret and the keystore secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BiometricSlot {
    /// Where the platform finds the secret.
    pub enclosed: Enclosed,
    /// The data key.
    wrapped: Sealed,
}

/// What a platform needs to find a secret again that it releases only to whoever it recognises: a ciphertext, or a name. Opaque to
/// everybody else, and no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed(Vec<u8>);

impl Enclosed {
    /// What a platform gave.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// What it gave.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl BiometricSlot {
    /// Wraps `data_key` under `secret`, which the platform has enclosed.
    pub fn new(
        data_key: &DataKey,
        owner: &str,
        enclosed: Enclosed,
        secret: &Secret,
        keystore: &Secret,
        rng: &dyn SecureRandom,
    ) -> Result<Self, CryptoFailed> {
        let wrapped = wrap(data_key, Entry::BiometricDataKey, owner, secret.expose(), keystore, rng)?;
        Ok(Self { enclosed, wrapped })
    }

    /// Unwraps the data key; none when either secret is another.
    #[must_use]
    pub(crate) fn open(&self, owner: &str, secret: &Secret, keystore: &Secret) -> Option<DataKey> {
        unwrap(&self.wrapped, Entry::BiometricDataKey, owner, secret.expose(), keystore)
    }
}

impl Serialize for Enclosed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Enclosed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        BASE64.decode(text).map(Self).map_err(|_| serde::de::Error::custom("not base64"))
    }
}

#[cfg(test)]
mod tests {
    use ring::rand::SystemRandom;

    use super::*;

    #[test]
    fn only_both_secrets_together_open_it_and_only_for_their_device() {
        let rng = SystemRandom::new();
        let secret = || Secret::random(32, &rng).unwrap();
        let (data_key, enclosed, keystore) = (DataKey::random(&rng).unwrap(), secret(), secret());
        let name = Enclosed::new(b"somewhere".to_vec());
        let slot = BiometricSlot::new(&data_key, "device-a", name, &enclosed, &keystore, &rng).unwrap();
        assert_eq!(slot.open("device-a", &enclosed, &keystore).unwrap().expose(), data_key.expose());
        assert!(slot.open("device-a", &secret(), &keystore).is_none());
        assert!(slot.open("device-a", &enclosed, &secret()).is_none());
        assert!(slot.open("device-b", &enclosed, &keystore).is_none());
    }
}
