//! Starting: read what is stored, and go on where the app left off.

use key_view::Blocked;

use crate::authenticator::Authenticator;
use crate::failure::blocked;
use crate::flows::protect::KEYSTORE_SECRET;
use crate::moment::Moment;
use crate::ports::VaultFailed;
use crate::record::{Record, Unusable};
use crate::state::{Place, Standing, Transition};

impl Authenticator {
    /// Reads the record. What cannot be read is left as it is, and the screen says what to do.
    pub(crate) async fn load(&self) {
        let record = match self.read().await {
            Ok(record) => record,
            Err(why) => {
                tracing::warn!(?why, "the record cannot be used");
                return self.ask(Transition::Block(why));
            }
        };
        let accounts: Vec<_> = record.accounts.iter().map(|stored| stored.account.clone()).collect();
        let keys: Vec<_> = accounts.iter().map(|account| account.keys.clone()).collect();
        let pin = record.pin_chosen();
        let moment = Moment::now(&*self.ports.clock);
        let tries = Standing::new(record.tries, record.tries.hold(moment.wall), moment.monotonic);
        *self.record.lock().await = record;
        self.ask(Transition::Loaded(accounts, pin));
        self.ask(Transition::TriesChanged(tries));
        for keys in &keys {
            self.listen(keys);
        }
    }

    async fn read(&self) -> Result<Record, Blocked> {
        let Some(bytes) = self.ports.vault.load().await.map_err(blocked)? else {
            // Asked now, so that a missing keystore is said before a one-time password is spent.
            return match self.ports.vault.secret(KEYSTORE_SECRET).await {
                Err(why @ (VaultFailed::NoKeystore | VaultFailed::KeystoreLocked)) => Err(blocked(why)),
                _ => Ok(Record::empty()),
            };
        };
        let record = Record::from_bytes(&bytes).map_err(|unusable| match unusable {
            Unusable::Damaged => Blocked::RecordDamaged,
            Unusable::TooNew => Blocked::RecordTooNew,
        })?;
        if record.tries.left() == 0 {
            return Err(Blocked::PinLockedOut);
        }
        if record.accounts.is_empty() {
            return Ok(record);
        }
        // A record without its keystore secret came from another phone, or from a backup.
        match self.ports.vault.secret(KEYSTORE_SECRET).await.map_err(blocked)? {
            Some(_) => Ok(record),
            None => Err(Blocked::RecordDamaged),
        }
    }

    /// Tries again what failed: reading what is stored, sending a decision, reaching the backends.
    pub(crate) async fn try_again(&self) {
        if self.look(|state| matches!(state.place, Place::Blocked(_))) {
            return self.load().await;
        }
        self.retry.notify_waiters();
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
        let hopeless = self.look(|state| {
            matches!(state.place, Place::Blocked(Blocked::RecordDamaged | Blocked::PinLockedOut))
        });
        if !hopeless {
            return;
        }
        match self.destroy_keys().await {
            Ok(()) => self.load().await,
            Err(why) => self.ask(Transition::Block(blocked(why))),
        }
    }
}
