//! The record: what this device keeps on disk, with every secret sealed.

mod renewal;
mod stored;

pub use stored::Stored;

use key_protocol::offline::OfflineSecret;
use serde::{Deserialize, Serialize};

use crate::domain::account::{Account, AccountHandle};
use crate::domain::backend_clock::BackendClock;
use crate::domain::biometric_slot::BiometricSlot;
use crate::domain::history_key::HistoryKey;
use crate::domain::protection::Protection;
use crate::domain::sealed::{Entry, Sealed};
use crate::domain::secret::{CryptoFailed, DataKey, Secret};
use crate::domain::sensor_key::SensorKeyStatus;
use crate::domain::tries::Tries;
use crate::state::PinChosen;
use ring::rand::SecureRandom;

/// Version that this app writes. It reads every earlier one: each has a fixture in
/// `tests/fixtures`.
const VERSION: u32 = 3;

/// Record of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub(crate) version: u32,
    /// Random name of this device, which the slots are bound to. Empty in a record that began as
    /// version 1.
    #[serde(default)]
    pub(crate) device: String,
    /// Number that grows with every save and is stored in the keystore as well, so that an older
    /// record restored from a copy is detected.
    #[serde(default)]
    pub(crate) generation: u64,
    /// PIN slot of the data key; `None` before the first enrolment.
    pub protection: Option<Protection>,
    /// Biometric slot of the data key, if the sensor is turned on.
    #[serde(default)]
    pub biometric: Option<BiometricSlot>,
    /// Whether the data key is to be replaced at the next right PIN: a slot that is gone still wraps
    /// it in copies of the record.
    #[serde(default)]
    pub(crate) renewal_due: bool,
    /// History keys, the one that entries are sealed to last. Empty in a record from before there were
    /// any, until presence is next established.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<HistoryKey>,
    /// PIN tries used.
    pub tries: Tries,
    /// Enrolled accounts, with their sealed secrets.
    pub accounts: Vec<AccountRecord>,
}

/// Enrolled account as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRecord {
    /// Account data that is not secret.
    pub account: Account,
    /// Sealed approval key.
    pub approval: Sealed,
    /// Sealed secret of the offline codes.
    pub offline: Sealed,
    /// Status of the sensor key. Left out if there is none, as in records from before there
    /// were such keys.
    #[serde(default, skip_serializing_if = "SensorKeyStatus::is_absent")]
    pub sensor_key: SensorKeyStatus,
}

/// Reason why a record cannot be used. What is stored is left untouched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// The bytes are not a complete record.
    #[error("the record is damaged")]
    Damaged,
    /// The record was written by a newer version of the app.
    #[error("the record was written by a newer version")]
    TooNew,
}

impl Record {
    /// Creates the record of an app without accounts.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            version: VERSION,
            device: String::new(),
            generation: 0,
            protection: None,
            biometric: None,
            renewal_due: false,
            history: Vec::new(),
            tries: Tries::default(),
            accounts: Vec::new(),
        }
    }

    /// Returns whether a PIN was chosen.
    #[must_use]
    pub fn pin_chosen(&self) -> PinChosen {
        match self.protection {
            Some(Protection::Pin { .. }) => PinChosen::Yes,
            Some(Protection::Provisional { .. }) | None => PinChosen::No,
        }
    }

    /// Returns the number of digits of the PIN, if a PIN was chosen and its length is known.
    pub(crate) fn pin_length(&self) -> Option<u8> {
        self.protection.as_ref().and_then(Protection::pin_length)
    }

    /// Returns the account with this handle.
    #[must_use]
    pub fn account(&self, handle: &AccountHandle) -> Option<&AccountRecord> {
        self.accounts.iter().find(|record| &record.account.handle == handle)
    }

    /// Sets what is known of the clock of an account's backend.
    pub fn set_clock(&mut self, handle: &AccountHandle, clock: BackendClock) {
        for record in self.accounts.iter_mut().filter(|record| &record.account.handle == handle) {
            record.account.clock = clock;
        }
    }

    /// Returns whether an account has no sensor key that it can use.
    pub(crate) fn lacks_sensor_key(&self, handle: &AccountHandle) -> bool {
        self.account(handle).is_some_and(|stored| stored.sensor_key != SensorKeyStatus::Registered)
    }

    /// Sets what is known of an account's sensor key.
    pub(crate) fn set_sensor_key(&mut self, handle: &AccountHandle, status: SensorKeyStatus) {
        for stored in self.accounts.iter_mut().filter(|stored| &stored.account.handle == handle) {
            stored.sensor_key = status;
        }
    }

    /// Gives up every sensor key that is in use, because the sensor is off from now on.
    pub(crate) fn give_up_sensor_keys(&mut self) {
        for stored in self.accounts.iter_mut().filter(|stored| !stored.sensor_key.is_absent()) {
            stored.sensor_key = SensorKeyStatus::Unclear;
        }
    }
}

impl AccountRecord {
    /// Creates the record of a new account, and seals the secret of its offline codes.
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
        Ok(Self { account, approval, offline, sensor_key: SensorKeyStatus::Absent })
    }

    /// Opens the secret of the offline codes. Returns `None` if it belongs to another account or
    /// was tampered with.
    #[must_use]
    pub fn open_offline(&self, data_key: &DataKey) -> Option<OfflineSecret> {
        let plain =
            self.offline.open(data_key.expose(), Entry::OfflineSecret, self.account.handle.as_str())?;
        Some(OfflineSecret::from_bytes(plain.expose().try_into().ok()?))
    }
}
