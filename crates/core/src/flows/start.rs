//! Start-up: loading the record and resuming.

use key_view::Blocked;

use crate::core::Core;
use crate::domain::record_key::RecordKey;
use crate::domain::secret::Secret;
use crate::failure::blocked;
use crate::flows::generation::Generation;
use crate::flows::store::KEYSTORE_SECRET;
use crate::ports::VaultFailed;
use crate::record::{Record, Stored, Unusable};
use crate::redact;
use crate::state::{PinAttempts, ScreenState};

impl Core {
    /// Loads the record if the app is blocked. A record that cannot be read is left untouched, and
    /// the screen shows what to do.
    pub(crate) async fn load(&self) {
        // Locked until the state shows the record: a save in between would be overwritten in
        // memory.
        let mut record = self.record.lock().await;
        if !self.with_state(|state| matches!(state.screen, ScreenState::Blocked(_))) {
            return;
        }
        if let Err(why) = self.read_record(&mut record).await {
            tracing::warn!(?why, "the record cannot be used");
            return self.update(|s| s.block(why));
        }
        self.follow_history_key(&record);
        let accounts: Vec<_> = record.accounts.iter().map(|stored| stored.account.clone()).collect();
        let handles: Vec<_> = accounts.iter().map(|account| account.handle.clone()).collect();
        let now = self.ports.clock.moment();
        let tries = PinAttempts::new(record.tries, record.tries.remaining_delay(now), now.monotonic);
        self.update_or_log(|s| s.loaded(accounts, record.pin_chosen()));
        self.update(|s| s.tries_changed(tries));
        self.show_pin_length(&record);
        drop(record);
        self.refresh_sensor().await;
        self.refresh_camera().await;
        for handle in &handles {
            self.listen(handle);
        }
    }

    /// Updates what the user can change on the phone while the app runs: sensor and notifications.
    pub(crate) async fn refresh_phone(&self) {
        self.refresh_sensor().await;
        self.refresh_notifications().await;
    }

    /// Loads the stored record into `record`, even one that is then refused: starting over needs
    /// its list of keys to erase.
    async fn read_record(&self, record: &mut Record) -> Result<(), Blocked> {
        *record = Record::empty();
        let mut stored = self.ports.vault.load().await.map_err(blocked)?;
        if stored.is_none() {
            // Read twice: without a record all keys are erased, and a disk may fail to return the
            // record once.
            stored = self.ports.vault.load().await.map_err(blocked)?;
        }
        let Some(bytes) = stored else {
            // A missing keystore is also reported now, before a one-time password is spent.
            return match self.clear_leftovers().await {
                Err(
                    why @ (VaultFailed::NoKeystore | VaultFailed::KeystoreLocked | VaultFailed::Unanswered),
                ) => Err(blocked(why)),
                _ => Ok(()),
            };
        };
        let stored = Stored::read(&bytes).map_err(|unusable| match unusable {
            Unusable::Damaged => Blocked::RecordDamaged,
            Unusable::TooNew => Blocked::RecordTooNew,
        })?;
        *record = stored.unverified().clone();
        let keystore = self.ports.vault.secret(KEYSTORE_SECRET).await.map_err(blocked)?;
        check_author(&stored, keystore.as_ref())?;
        if record.protection.as_ref().is_some_and(|slot| slot.is_weaker_than(self.device.kdf)) {
            return Err(Blocked::RecordDamaged);
        }
        if record.tries.left() == 0 {
            // The app ended after the last try was counted and before the keys were destroyed.
            if let Err(why) = self.destroy(record, None).await {
                tracing::error!(%why, "the keys could not be destroyed");
            }
            return Err(Blocked::PinLockedOut);
        }
        // An older record was restored from a copy, perhaps with an older PIN or fewer used tries.
        let authenticated = matches!(stored, Stored::Authenticated(_));
        let generation = Generation { number: record.generation, authenticated };
        if !self.is_latest(generation).await.map_err(blocked)? {
            return Err(Blocked::RecordDamaged);
        }
        match keystore {
            Some(keystore) if !authenticated => self.migrate(record, &keystore).await,
            Some(_) => {}
            // Without its keystore secret, the record comes from another phone or from a backup.
            None if authenticated || !record.accounts.is_empty() => return Err(Blocked::RecordDamaged),
            None => {}
        }
        Ok(())
    }

    /// Writes a record of an earlier version as version 3, after which no earlier version is accepted.
    /// If that fails, the record works as it is, and the next start tries again.
    async fn migrate(&self, record: &mut Record, keystore: &Secret) {
        // In a copy of the record from set-up, the slot of that time still opens the data key.
        record.renewal_due = record.protection.is_some();
        let changed = record.clone();
        if let Err(why) = self.save(record, changed, keystore).await {
            tracing::warn!(%why, "the record stays in the form of an earlier version");
        }
    }

    /// Retries what failed: loading the record, reaching the backends, listing the devices, sending
    /// a decision.
    pub(crate) async fn try_again(&self) {
        if self.with_state(|state| matches!(state.screen, ScreenState::Blocked(_))) {
            return self.load().await;
        }
        self.retry.notify_waiters();
        self.refetch_devices().await;
        let unsent = self.with_state(|state| match &state.screen {
            ScreenState::Challenge(id) => Some(id.clone()),
            _ => None,
        });
        if let Some(id) = unsent {
            self.resend(&id).await;
        }
    }

    /// Erases all keys and starts as a new app. Only the screens of a damaged record and of a
    /// locked PIN offer this.
    pub(crate) async fn start_over(&self) {
        let mut record = self.record.lock().await;
        let may_start_over = self.with_state(|state| {
            matches!(state.screen, ScreenState::Blocked(Blocked::RecordDamaged | Blocked::PinLockedOut))
        });
        if !may_start_over {
            return;
        }
        let damaged =
            self.with_state(|state| matches!(state.screen, ScreenState::Blocked(Blocked::RecordDamaged)));
        let redacted = if damaged { self.ports.vault.load().await.ok().flatten() } else { None };
        let redacted = redacted.map(|bytes| redact::shape(&bytes));
        if let Err(why) = self.destroy(&mut record, redacted.as_deref()).await {
            return self.update(|s| s.block(blocked(why)));
        }
        drop(record);
        self.load().await;
    }
}

/// Refuses a record that was edited. Without the keystore secret nobody can tell; then only a last try
/// that was counted is believed, which destroys what is left.
fn check_author(stored: &Stored, keystore: Option<&Secret>) -> Result<(), Blocked> {
    let (Stored::Authenticated(claimed), Some(keystore)) = (stored, keystore) else { return Ok(()) };
    let key = RecordKey::derive(keystore).map_err(|why| blocked(why.into()))?;
    if claimed.is_ours(&key) { Ok(()) } else { Err(Blocked::RecordDamaged) }
}
