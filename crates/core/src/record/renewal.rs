//! A new data key: everything under the old one is sealed anew, so that no earlier slot opens anything
//! current. The history gets a new key too: whoever opened the one before reads no later entry.

use std::collections::HashSet;

use key_protocol::keys::Thumbprint;
use ring::rand::SecureRandom;

use super::{AccountRecord, Record};
use crate::domain::history_key::HistoryKey;
use crate::domain::protection::SlotKey;
use crate::domain::sealed::{Entry, Sealed};
use crate::domain::secret::{CryptoFailed, DataKey};
use crate::domain::wiped::wiped;

impl Record {
    /// Returns this record under a new data key, without slots. Fails if something does not open with
    /// the `old` one, which is then not current. Earlier history keys stay while they are `in_use`.
    pub(crate) fn renewed(
        &self,
        old: &DataKey,
        in_use: &HashSet<Thumbprint>,
        rng: &dyn SecureRandom,
    ) -> Result<(Self, DataKey), CryptoFailed> {
        let new = DataKey::random(rng)?;
        let resealed = |stored: &AccountRecord| stored.resealed(old, &new, rng);
        let accounts = wiped(|| self.accounts.iter().map(resealed).collect::<Result<_, _>>())?;
        let history = wiped(|| self.renewed_history(old, &new, in_use, rng))?;
        let record =
            Self { accounts, history, protection: None, biometric: None, renewal_due: false, ..self.clone() };
        Ok((record, new))
    }

    fn renewed_history(
        &self,
        old: &DataKey,
        new: &DataKey,
        in_use: &HashSet<Thumbprint>,
        rng: &dyn SecureRandom,
    ) -> Result<Vec<HistoryKey>, CryptoFailed> {
        // Entries are sealed to the last key until this record is saved.
        let stays = |key: &&HistoryKey| {
            self.history.last() == Some(*key) || in_use.contains(&key.public.thumbprint())
        };
        let earlier = self.history.iter().filter(stays).map(|key| key.resealed(old, new, rng));
        earlier.chain(std::iter::once_with(|| HistoryKey::generate(new, rng))).collect()
    }

    /// Returns this record with a history key, if it has none.
    pub(crate) fn with_history_key(
        &self,
        data_key: &DataKey,
        rng: &dyn SecureRandom,
    ) -> Result<Self, CryptoFailed> {
        let mut record = self.clone();
        if record.history.is_empty() {
            record.history.push(wiped(|| HistoryKey::generate(data_key, rng))?);
        }
        Ok(record)
    }

    /// Returns this record under a new data key, with the PIN that it has and without a biometric slot.
    pub(crate) fn renewed_with_pin(
        &self,
        old: &DataKey,
        slot_key: &SlotKey,
        in_use: &HashSet<Thumbprint>,
        rng: &dyn SecureRandom,
    ) -> Result<(Self, DataKey), CryptoFailed> {
        let slot = self.protection.as_ref().ok_or(CryptoFailed)?;
        let (record, new) = self.renewed(old, in_use, rng)?;
        let slot = wiped(|| slot.rewrapped(&new, &self.device, slot_key, rng))?;
        Ok((Self { protection: Some(slot), ..record }, new))
    }
}

impl AccountRecord {
    fn resealed(&self, old: &DataKey, new: &DataKey, rng: &dyn SecureRandom) -> Result<Self, CryptoFailed> {
        let owner = self.account.handle.as_str();
        let reseal = |sealed: &Sealed, entry: Entry| {
            let plain = sealed.open(old.expose(), entry, owner).ok_or(CryptoFailed)?;
            Sealed::seal(new.expose(), entry, owner, &plain, rng)
        };
        Ok(Self {
            account: self.account.clone(),
            approval: reseal(&self.approval, Entry::ApprovalKey)?,
            offline: reseal(&self.offline, Entry::OfflineSecret)?,
            sensor_key: self.sensor_key,
        })
    }
}
