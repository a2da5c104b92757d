//! User presence by PIN.

use crate::core::Core;
use crate::domain::pin::Pin;
use crate::domain::presence::Presence;
use crate::domain::secret::{DataKey, Secret};
use crate::domain::tries::Tries;
use crate::flows::blocking;
use crate::flows::store::KEYSTORE_SECRET;
use crate::ports::VaultFailed;
use crate::record::Record;
use crate::state::{PinAttempts, Trouble};

impl Core {
    /// Checks a PIN. The try is counted, saved and read back before the PIN is checked, so that
    /// killing the app gains no try; a right PIN resets the count.
    pub(super) async fn check_pin(&self, pin: Pin) -> Result<Presence, NotPresent> {
        let mut record = self.record.lock().await;
        let now = self.ports.clock.moment();
        if record.tries.left() == 0 {
            return Err(self.lock_out(&mut record).await);
        }
        if !self.with_state(|state| state.tries.may_try(now.monotonic)) {
            return Err(NotPresent::Trouble(Trouble::NotChecked));
        }
        let not_checked = |why: VaultFailed| {
            tracing::warn!(%why, "the PIN could not be checked");
            NotPresent::Trouble(match why {
                VaultFailed::Unanswered => Trouble::StorageSilent,
                _ => Trouble::NotChecked,
            })
        };
        // Without a slot or a keystore secret no PIN can be right, so no try is counted.
        let Some(slot) = record.protection.clone() else { return Err(not_checked(VaultFailed::Failed)) };
        let mut keystore = self.ports.vault.secret(KEYSTORE_SECRET).await.map_err(not_checked)?;
        if keystore.is_none() {
            // Read twice: a keystore that fails to return its entry once must not cost the user the
            // keys.
            keystore = self.ports.vault.secret(KEYSTORE_SECRET).await.map_err(not_checked)?;
        }
        let Some(keystore) = keystore else {
            tracing::error!("the keystore lost its secret while the app ran");
            return Err(NotPresent::KeysLost);
        };
        let counted = record.tries.counted(now);
        let changed = Record { tries: counted, ..record.clone() };
        self.save(&mut record, changed, &keystore).await.map_err(not_checked)?;
        self.show_tries(counted);

        let length = pin.length();
        let (device, secret, least) = (record.device.clone(), keystore.clone(), self.device.kdf);
        let presence = blocking(move || Presence::by_pin(&slot, &device, &pin, &secret, least)).await;
        let Some(presence) = presence.map_err(not_checked)? else {
            if counted.left() == 0 {
                return Err(self.lock_out(&mut record).await);
            }
            return Err(NotPresent::Trouble(Trouble::Wrong));
        };
        let (presence, reset) = self.accept_pin(&mut record, presence, length, &keystore).await;
        self.show_pin_length(&record);
        match reset {
            Ok(()) => self.show_tries(record.tries),
            // The PIN was right. The stored count stays too high, which can cost a try but never
            // adds one.
            Err(why) => tracing::warn!(%why, "the count of PIN tries could not be taken back"),
        }
        Ok(presence)
    }

    /// Resets the tries after a right PIN, stores its length, and replaces the data key if that is due.
    async fn accept_pin(
        &self,
        record: &mut Record,
        presence: Presence,
        length: u8,
        keystore: &Secret,
    ) -> (Presence, Result<(), VaultFailed>) {
        // Right even if the save below fails; the next save writes it then.
        if let Some(slot) = &mut record.protection {
            slot.learn_length(length);
        }
        // A biometric slot would be lost: its secret is released only at a prompt.
        if !record.renewal_due || record.biometric.is_some() {
            let saved = if record.history.is_empty() {
                self.add_history_key(record, &presence, Tries::default(), keystore).await
            } else {
                self.save_reset_tries(record, keystore).await
            };
            return (presence, saved);
        }
        match self.renew(record, &presence, keystore).await {
            Ok(data_key) => (presence.with_data_key(data_key), Ok(())),
            Err(why) => (presence, Err(why)),
        }
    }

    async fn renew(
        &self,
        record: &mut Record,
        presence: &Presence,
        keystore: &Secret,
    ) -> Result<DataKey, VaultFailed> {
        let (old, Some(pin_key)) = presence.keys() else { return Err(VaultFailed::Failed) };
        let (changed, data_key) =
            record.renewed_with_pin(old, pin_key, &self.history_keys_in_use(), &self.rng)?;
        let changed = Record { tries: Tries::default(), ..changed };
        self.save(record, changed, keystore).await?;
        Ok(data_key)
    }

    /// Gives a history key to a record from before there were any.
    pub(super) async fn add_history_key(
        &self,
        record: &mut Record,
        presence: &Presence,
        tries: Tries,
        keystore: &Secret,
    ) -> Result<(), VaultFailed> {
        let changed = record.with_history_key(presence.keys().0, &self.rng)?;
        self.save(record, Record { tries, ..changed }, keystore).await
    }

    fn show_tries(&self, tries: Tries) {
        let now = self.ports.clock.monotonic();
        self.update(|s| s.tries_changed(PinAttempts::new(tries, tries.delay(), now)));
    }

    /// Shows how many digits the PIN has, as far as the record knows.
    pub(super) fn show_pin_length(&self, record: &Record) {
        self.update(|s| s.pin_length_found(record.pin_length()));
    }

    async fn lock_out(&self, record: &mut Record) -> NotPresent {
        if let Err(why) = self.destroy(record, None).await {
            tracing::error!(%why, "the keys could not be destroyed");
        }
        NotPresent::Destroyed
    }
}

/// Reason why presence was not established.
pub(super) enum NotPresent {
    Trouble(Trouble),
    Destroyed,
    /// The keystore secret is lost, and with it every key.
    KeysLost,
}
