//! A new data key: everything under the old one is sealed anew, so that no earlier slot opens anything
//! current.

use ring::rand::SecureRandom;

use super::{AccountRecord, Record};
use crate::domain::protection::SlotKey;
use crate::domain::sealed::{Entry, Sealed};
use crate::domain::secret::{CryptoFailed, DataKey};
use crate::domain::wiped::wiped;

impl Record {
    /// Returns this record under a new data key, without slots. Fails if something does not open with
    /// the `old` one, which is then not current.
    pub(crate) fn renewed(
        &self,
        old: &DataKey,
        rng: &dyn SecureRandom,
    ) -> Result<(Self, DataKey), CryptoFailed> {
        let new = DataKey::random(rng)?;
        let resealed = |stored: &AccountRecord| stored.resealed(old, &new, rng);
        let accounts = wiped(|| self.accounts.iter().map(resealed).collect::<Result<_, _>>())?;
        let record = Self { accounts, protection: None, biometric: None, renewal_due: false, ..self.clone() };
        Ok((record, new))
    }

    /// Returns this record under a new data key, with the PIN that it has and without a biometric slot.
    pub(crate) fn renewed_with_pin(
        &self,
        old: &DataKey,
        slot_key: &SlotKey,
        rng: &dyn SecureRandom,
    ) -> Result<(Self, DataKey), CryptoFailed> {
        let slot = self.protection.as_ref().ok_or(CryptoFailed)?;
        let (record, new) = self.renewed(old, rng)?;
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
        })
    }
}
