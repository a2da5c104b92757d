//! Sealing: AES-256-GCM with a fresh nonce, bound to the kind of the secret and its owner.
//!
//! The associated data names schema, entry and owner, so a sealed key that is copied to another
//! entry or into another device's record does not open.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::SecureRandom;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use super::secret::{CryptoFailed, Secret};

/// Sealed secret: nonce, ciphertext and tag. Safe to store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

/// Kind of a sealed secret; part of its associated data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Data key, under the key of a PIN slot or a provisional one.
    DataKey,
    /// Data key, under the key of a biometric slot.
    BiometricDataKey,
    /// Approval key.
    ApprovalKey,
    /// Secret that offline codes are computed from.
    OfflineSecret,
    /// Private half of a history key.
    HistoryKey,
    /// Entry of the history, under a key that is derived for it.
    HistoryEntry,
}

impl Entry {
    fn name(self) -> &'static str {
        match self {
            Self::DataKey => "data-key",
            Self::BiometricDataKey => "data-key/biometric",
            Self::ApprovalKey => "approval-key",
            Self::OfflineSecret => "offline-secret",
            Self::HistoryKey => "history-key",
            Self::HistoryEntry => "history-entry",
        }
    }

    fn associated_data(self, owner: &str) -> Vec<u8> {
        format!("finago-key/v1\n{}\n{owner}", self.name()).into_bytes()
    }
}

impl Sealed {
    /// Seals `plain` as the `entry` of `owner`.
    pub fn seal(
        key: &[u8; 32],
        entry: Entry,
        owner: &str,
        plain: &Secret,
        rng: &dyn SecureRandom,
    ) -> Result<Self, CryptoFailed> {
        let mut nonce = [0; NONCE_LEN];
        rng.fill(&mut nonce).map_err(|_| CryptoFailed)?;
        Self::seal_with(key, nonce, &entry.associated_data(owner), plain)
    }

    /// Seals with a given nonce. Only known-answer tests may choose one: using a nonce twice breaks
    /// AES-GCM.
    fn seal_with(
        key: &[u8; 32],
        nonce: [u8; NONCE_LEN],
        associated: &[u8],
        plain: &Secret,
    ) -> Result<Self, CryptoFailed> {
        // Leaves room for the tag, so that the vector never moves and leaves a copy of the
        // plaintext behind.
        let mut bytes = Vec::with_capacity(plain.expose().len() + AES_256_GCM.tag_len());
        bytes.extend_from_slice(plain.expose());
        aes(key)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(associated), &mut bytes)
            .map_err(|_| CryptoFailed)?;
        Ok(Self([nonce.as_slice(), &bytes].concat()))
    }

    /// Opens what was sealed as the `entry` of `owner`. Returns `None` if the key, entry or owner
    /// does not match, or the bytes were changed.
    #[must_use]
    pub fn open(&self, key: &[u8; 32], entry: Entry, owner: &str) -> Option<Secret> {
        self.open_with(key, &entry.associated_data(owner))
    }

    fn open_with(&self, key: &[u8; 32], associated: &[u8]) -> Option<Secret> {
        let (nonce, sealed) = self.0.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut bytes = Zeroizing::new(sealed.to_vec());
        let length = aes(key).ok()?.open_in_place(nonce, Aad::from(associated), &mut bytes).ok()?.len();
        bytes.truncate(length);
        Some(Secret::from(bytes))
    }
}

fn aes(key: &[u8; 32]) -> Result<LessSafeKey, CryptoFailed> {
    UnboundKey::new(&AES_256_GCM, key).map(LessSafeKey::new).map_err(|_| CryptoFailed)
}

impl Serialize for Sealed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Sealed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        BASE64.decode(text).map(Self).map_err(|_| serde::de::Error::custom("not base64"))
    }
}

#[cfg(test)]
mod known_answers;

#[cfg(test)]
mod tests {
    use ring::rand::SystemRandom;

    use super::*;

    const KEY: [u8; 32] = [7; 32];

    fn sealed() -> Sealed {
        let plain = Secret::new(b"approval key".to_vec());
        Sealed::seal(&KEY, Entry::ApprovalKey, "device-a", &plain, &SystemRandom::new()).unwrap()
    }

    #[test]
    fn sealed_secret_opens_as_its_entry() {
        let opened = sealed().open(&KEY, Entry::ApprovalKey, "device-a").unwrap();
        assert_eq!(opened.expose(), b"approval key");
    }

    #[test]
    fn moved_sealed_key_does_not_open() {
        assert!(sealed().open(&KEY, Entry::OfflineSecret, "device-a").is_none());
        assert!(sealed().open(&KEY, Entry::ApprovalKey, "device-b").is_none());
        assert!(sealed().open(&[8; 32], Entry::ApprovalKey, "device-a").is_none());
    }

    #[test]
    fn any_flipped_bit_is_detected() {
        let sealed = sealed();
        for bit in 0..sealed.0.len() * 8 {
            let mut damaged = sealed.clone();
            damaged.0[bit / 8] ^= 1 << (bit % 8);
            assert!(damaged.open(&KEY, Entry::ApprovalKey, "device-a").is_none(), "bit {bit}");
        }
        assert!(Sealed(Vec::new()).open(&KEY, Entry::ApprovalKey, "device-a").is_none());
    }

    #[test]
    fn sealing_twice_gives_different_bytes() {
        assert_ne!(sealed(), sealed());
    }
}
