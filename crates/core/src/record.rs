//! What is stored: one versioned record, as JSON. Everything in it that is secret is sealed.

use key_protocol::offline::OfflineSecret;
use serde::{Deserialize, Serialize};

use crate::domain::account::{Account, AccountHandle, Skew};
use crate::domain::biometric_slot::BiometricSlot;
use crate::domain::protection::Protection;
use crate::domain::sealed::{Entry, Sealed};
use crate::domain::secret::{CryptoFailed, DataKey, Secret};
use crate::domain::tries::Tries;
use crate::state::PinChosen;
use ring::rand::SecureRandom;

/// The version this app writes. It reads every earlier one: each has a fixture in `tests/fixtures`.
const VERSION: u32 = 2;

/// The record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub(crate) version: u32,
    /// What the slots are bound to: a random name of this device. Empty in a record that began as version 1.
    #[serde(default)]
    pub(crate) device: String,
    /// Grows with every save, and is kept in the keystore as well: an older record that is put back is told from the last.
    #[serde(default)]
    pub(crate) generation: u64,
    /// How the data key is wrapped; none before the first username was connected.
    pub protection: Option<Protection>,
    /// How else it is wrapped.
    #[serde(default)]
    pub biometric: Option<BiometricSlot>,
    /// PIN tries used.
    pub tries: Tries,
    /// Connected usernames, with what is sealed of each.
    pub accounts: Vec<AccountRecord>,
}

/// One connected username as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRecord {
    /// What is no secret.
    pub account: Account,
    /// Its approval key.
    pub approval: Sealed,
    /// The secret of its offline codes.
    pub offline: Sealed,
}

/// Why a record cannot be used. What is stored is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// It is no record, or not a whole one.
    #[error("the record is damaged")]
    Damaged,
    /// A newer version of the app wrote it.
    #[error("the record was written by a newer version")]
    TooNew,
}

impl Record {
    /// Before the first username is connected.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            version: VERSION,
            device: String::new(),
            generation: 0,
            protection: None,
            biometric: None,
            tries: Tries::default(),
            accounts: Vec::new(),
        }
    }

    /// Reads a stored record.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unusable> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let Versioned { version } = serde_json::from_slice(bytes).map_err(|_| Unusable::Damaged)?;
        if version > VERSION {
            return Err(Unusable::TooNew);
        }
        let record: Self = serde_json::from_slice(bytes).map_err(|_| Unusable::Damaged)?;
        let whole = record.accounts.is_empty() || record.protection.is_some();
        whole.then_some(Self { version: VERSION, ..record }).ok_or(Unusable::Damaged)
    }

    /// As it is stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Maps with string keys only, which always serialise.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Whether a PIN was chosen.
    #[must_use]
    pub fn pin_chosen(&self) -> PinChosen {
        match self.protection {
            Some(Protection::Pin { .. }) => PinChosen::Yes,
            Some(Protection::Provisional { .. }) | None => PinChosen::No,
        }
    }

    /// An account by this device's name for it.
    #[must_use]
    pub fn account(&self, handle: &AccountHandle) -> Option<&AccountRecord> {
        self.accounts.iter().find(|record| &record.account.handle == handle)
    }

    /// Notes how far the clocks are apart.
    pub fn compare_clocks(&mut self, handle: &AccountHandle, skew: Skew) {
        for record in self.accounts.iter_mut().filter(|record| &record.account.handle == handle) {
            record.account.skew = skew;
        }
    }
}

impl AccountRecord {
    /// Seals what is secret of a new account.
    pub fn seal(
        account: Account,
        approval: Sealed,
        offline: &OfflineSecret,
        data_key: &DataKey,
        rng: &dyn SecureRandom,
    ) -> Result<Self, CryptoFailed> {
        let plain = Secret::new(offline.expose().to_vec());
        let offline =
            Sealed::seal(data_key.expose(), Entry::OfflineSecret, account.handle.as_str(), &plain, rng)?;
        Ok(Self { account, approval, offline })
    }

    /// Opens the secret of the offline codes; none when it is another account's or was tampered with.
    #[must_use]
    pub fn open_offline(&self, data_key: &DataKey) -> Option<OfflineSecret> {
        let plain =
            self.offline.open(data_key.expose(), Entry::OfflineSecret, self.account.handle.as_str())?;
        Some(OfflineSecret::from_bytes(plain.expose().try_into().ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_back_as_it_was() {
        let record = Record::empty();
        assert_eq!(Record::from_bytes(&record.to_bytes()), Ok(record));
    }

    #[test]
    fn a_newer_record_is_told_from_a_damaged_one() {
        assert_eq!(Record::from_bytes(br#"{"version":3,"whatever":true}"#), Err(Unusable::TooNew));
        for damaged in [&b""[..], b"{", b"[]", b"{}", br#"{"version":1}"#, br#"{"version":-1}"#, b"\xff"] {
            assert_eq!(Record::from_bytes(damaged), Err(Unusable::Damaged));
        }
    }

    #[test]
    fn a_torn_record_is_damaged_wherever_it_is_torn() {
        let whole = Record::empty().to_bytes();
        for length in 0..whole.len() {
            assert_eq!(Record::from_bytes(&whole[..length]), Err(Unusable::Damaged), "{length}");
        }
    }
}
