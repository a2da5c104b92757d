//! Starting: read what is stored, and go on where the app left off.

use key_view::Blocked;

use crate::authenticator::Authenticator;
use crate::failure::blocked;
use crate::flows::store::KEYSTORE_SECRET;
use crate::now::Now;
use crate::ports::VaultFailed;
use crate::record::{Record, Unusable};
use crate::redact;
use crate::state::{PinAttempts, Place, Transition};

impl Authenticator {
    /// Reads the record, if nothing could be done without it so far. What cannot be read is left as it is, and the screen says
    /// what to do.
    pub(crate) async fn load(&self) {
        // Held from reading to showing: what somebody else saved meanwhile would be lost.
        let mut record = self.record.lock().await;
        if !self.look(|state| matches!(state.place, Place::Blocked(_))) {
            return;
        }
        if let Err(why) = self.read(&mut record).await {
            tracing::warn!(?why, "the record cannot be used");
            return self.ask(Transition::Block(why));
        }
        let accounts: Vec<_> = record.accounts.iter().map(|stored| stored.account.clone()).collect();
        let handle: Vec<_> = accounts.iter().map(|account| account.handle.clone()).collect();
        let now = Now::read(&*self.ports.clock);
        let tries = PinAttempts::new(record.tries, record.tries.hold(now), now.monotonic);
        self.ask(Transition::Loaded(accounts, record.pin_chosen()));
        self.ask(Transition::TriesChanged(tries));
        drop(record);
        self.look_for_sensor().await;
        self.look_for_camera().await;
        for handle in &handle {
            self.listen(handle);
        }
    }

    /// Looks what the phone has and allows, as far as a person can change it while the app runs.
    pub(crate) async fn look_at_the_phone(&self) {
        self.look_for_sensor().await;
        self.look_for_notifications().await;
    }

    /// Reads what is stored into `record`, also what cannot be used: starting over has to know which keys to erase.
    async fn read(&self, record: &mut Record) -> Result<(), Blocked> {
        *record = Record::empty();
        let mut stored = self.ports.vault.load().await.map_err(blocked)?;
        if stored.is_none() {
            // Asked twice: by what follows, every key of a record that a disk did not show for once would be gone for good.
            stored = self.ports.vault.load().await.map_err(blocked)?;
        }
        let Some(bytes) = stored else {
            // Also said now: a missing keystore, before a one-time password is spent.
            return match self.clear_leftovers().await {
                Err(why @ (VaultFailed::NoKeystore | VaultFailed::KeystoreLocked)) => Err(blocked(why)),
                _ => Ok(()),
            };
        };
        *record = Record::from_bytes(&bytes).map_err(|unusable| match unusable {
            Unusable::Damaged => Blocked::RecordDamaged,
            Unusable::TooNew => Blocked::RecordTooNew,
        })?;
        if record.tries.left() == 0 {
            // The app died after the last try was counted.
            if let Err(why) = self.destroy(record, None).await {
                tracing::error!(%why, "the keys could not be destroyed");
            }
            return Err(Blocked::PinLockedOut);
        }
        // One that is older than the last was put back, and with it an older PIN, or tries that were used.
        if !self.is_latest(record).await.map_err(blocked)? {
            return Err(Blocked::RecordDamaged);
        }
        if record.accounts.is_empty() {
            return Ok(());
        }
        // A record without its keystore secret came from another phone, or from a backup.
        match self.ports.vault.secret(KEYSTORE_SECRET).await.map_err(blocked)? {
            Some(_) => Ok(()),
            None => Err(Blocked::RecordDamaged),
        }
    }

    /// Tries again what failed: reading what is stored, sending a decision, reaching the backends.
    pub(crate) async fn try_again(&self) {
        if self.look(|state| matches!(state.place, Place::Blocked(_))) {
            return self.load().await;
        }
        self.retry.notify_waiters();
        self.list_devices_again().await;
        let unsent = self.look(|state| match &state.place {
            Place::Challenge(id) => Some(id.clone()),
            _ => None,
        });
        if let Some(id) = unsent {
            self.resend(&id).await;
        }
    }

    /// Erases what cannot be used any more and begins as a new app. Only from a screen that said so.
    pub(crate) async fn start_over(&self) {
        let mut record = self.record.lock().await;
        let hopeless = self.look(|state| {
            matches!(state.place, Place::Blocked(Blocked::RecordDamaged | Blocked::PinLockedOut))
        });
        if !hopeless {
            return;
        }
        let damaged = self.look(|state| matches!(state.place, Place::Blocked(Blocked::RecordDamaged)));
        let aside = if damaged { self.ports.vault.load().await.ok().flatten() } else { None };
        let aside = aside.map(|bytes| redact::shape(&bytes));
        if let Err(why) = self.destroy(&mut record, aside.as_deref()).await {
            return self.ask(Transition::Block(blocked(why)));
        }
        drop(record);
        self.load().await;
    }
}
