//! The biometric slot: the data key under a secret that the platform releases only after it has
//! recognised a fingerprint or a face.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ring::rand::SecureRandom;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::protection::SlotKey;
use super::sealed::{Entry, Sealed};
use super::secret::{CryptoFailed, DataKey, Secret};

/// Data key, wrapped under an enclosed secret and the keystore secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BiometricSlot {
    /// The platform's reference to the enclosed secret.
    pub enclosed: Enclosed,
    /// Wrapped data key.
    wrapped: Sealed,
}

/// The platform's reference to a secret that it releases only after recognising the user: a
/// ciphertext or an entry name. Opaque to the app, and not secret itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed(Vec<u8>);

impl Enclosed {
    /// Wraps the bytes that the platform returned.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Returns the bytes that the platform returned.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl BiometricSlot {
    /// Wraps `data_key` under `secret`, which the platform has enclosed as `enclosed`.
    pub fn new(
        data_key: &DataKey,
        owner: &str,
        enclosed: Enclosed,
        secret: &Secret,
        keystore: &Secret,
        rng: &dyn SecureRandom,
    ) -> Result<Self, CryptoFailed> {
        let key = SlotKey::derive(keystore, secret.expose())?;
        let wrapped = key.wrap(data_key, Entry::BiometricDataKey, owner, rng)?;
        Ok(Self { enclosed, wrapped })
    }

    /// Unwraps the data key. Returns `None` if the owner or one of the secrets does not match.
    #[must_use]
    pub(crate) fn open(&self, owner: &str, secret: &Secret, keystore: &Secret) -> Option<DataKey> {
        let key = SlotKey::derive(keystore, secret.expose()).ok()?;
        key.open(&self.wrapped, Entry::BiometricDataKey, owner)
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
    fn slot_opens_only_with_both_secrets_and_for_its_device() {
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
