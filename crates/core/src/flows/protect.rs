//! The PIN: choosing it, and checking it for one act.

use key_view::{Blocked, PinProblem, Typed};

use crate::authenticator::Authenticator;
use crate::domain::pin::Pin;
use crate::domain::presence::Presence;
use crate::domain::protection::Protection;
use crate::domain::secret::Secret;
use crate::domain::tries::Tries;
use crate::moment::Moment;
use crate::ports::VaultFailed;
use crate::present;
use crate::record::Record;
use crate::state::{Asked, Standing, State, Transition, Trouble};

/// The entry of the keystore without which no PIN opens anything.
pub(crate) const KEYSTORE_SECRET: &str = "keystore-secret";

impl Authenticator {
    /// Sets the PIN after the first username was connected.
    pub(crate) async fn choose_pin(&self, digits: Typed) {
        let Ok(min_length) = self.apply_and_look(Transition::PinChoiceStarted, present::pin_min_length)
        else {
            return;
        };
        let pin = match Pin::chosen(digits.0, min_length) {
            Ok(pin) => pin,
            Err(why) => return self.ask(Transition::PinChoiceRefused(why)),
        };
        match self.set_pin(pin).await {
            Ok(()) => self.ask(Transition::PinChosen),
            Err(why) => {
                tracing::warn!(%why, "the PIN could not be set");
                self.ask(Transition::PinChoiceRefused(PinProblem::NotSaved));
            }
        }
    }

    async fn set_pin(&self, pin: Pin) -> Result<(), VaultFailed> {
        let mut record = self.record.lock().await;
        let keystore = self.ports.vault.secret(KEYSTORE_SECRET).await?.ok_or(VaultFailed::Failed)?;
        let provisional = record.protection.as_ref();
        let data_key =
            provisional.and_then(|slot| slot.open_provisional(&keystore)).ok_or(VaultFailed::Failed)?;
        let (cost, rng) = (self.device.kdf, self.rng.clone());
        let slot = blocking(move || Protection::pin(&data_key, &pin, cost, &keystore, &rng)).await?;
        let slot = slot.map_err(|_| VaultFailed::Failed)?;
        let changed = Record { protection: Some(slot), tries: Tries::default(), ..record.clone() };
        self.save(&mut record, changed).await
    }

    /// Checks the PIN that the pad asked for, and goes on with what it was asked for.
    pub(crate) async fn enter_pin(&self, digits: Typed) {
        let Some(pin) = Pin::typed(digits.0) else { return };
        let asked = |state: &State| state.pin_pad.as_ref().map(|pad| pad.asked.clone());
        let Ok(Some(asked)) = self.apply_and_look(Transition::PinCheckStarted, asked) else { return };
        match self.check(pin).await {
            Ok(presence) => self.present(asked, presence).await,
            Err(NotPresent::Destroyed) => self.ask(Transition::Block(Blocked::PinLockedOut)),
            Err(NotPresent::Trouble(trouble)) => self.ask(Transition::PinNotAccepted(trouble)),
        }
    }

    async fn present(&self, asked: Asked, presence: Presence) {
        match asked {
            Asked::Approve { id, number } => self.approve(&id, number, presence).await,
            Asked::RevealCode(keys) => self.reveal_code(&keys, presence).await,
            Asked::Connect(form) => self.connect_another(&form, presence).await,
        }
    }

    /// Counts a try, saves, reads back, and only then looks at the PIN. A right one takes the count back.
    async fn check(&self, pin: Pin) -> Result<Presence, NotPresent> {
        let mut record = self.record.lock().await;
        let moment = Moment::now(&*self.ports.clock);
        if record.tries.left() == 0 {
            return Err(self.give_up(&mut record).await);
        }
        if !self.look(|state| state.tries.may_try(moment.monotonic)) {
            return Err(NotPresent::Trouble(Trouble::NotChecked));
        }
        let not_checked = |why: VaultFailed| {
            tracing::warn!(%why, "the PIN could not be checked");
            NotPresent::Trouble(Trouble::NotChecked)
        };
        let keystore = self.ports.vault.secret(KEYSTORE_SECRET).await.map_err(not_checked)?;
        let (Some(slot), Some(keystore)) = (record.protection.clone(), keystore) else {
            // Without either, no PIN is the right one, so there is nothing to count.
            return Err(not_checked(VaultFailed::Failed));
        };
        let counted = record.tries.counted(moment.wall);
        self.save_tries(&mut record, counted).await.map_err(not_checked)?;

        let presence =
            blocking(move || Presence::by_pin(&slot, &pin, &keystore)).await.map_err(not_checked)?;
        let Some(presence) = presence else {
            if counted.left() == 0 {
                return Err(self.give_up(&mut record).await);
            }
            return Err(NotPresent::Trouble(Trouble::Wrong));
        };
        if let Err(why) = self.save_tries(&mut record, Tries::default()).await {
            // The PIN was right. The count on disk stays too high, which costs a try and gives none.
            tracing::warn!(%why, "the count of PIN tries could not be taken back");
        }
        Ok(presence)
    }

    async fn save_tries(&self, record: &mut Record, tries: Tries) -> Result<(), VaultFailed> {
        self.save(record, Record { tries, ..record.clone() }).await?;
        let now = self.ports.clock.monotonic();
        self.ask(Transition::TriesChanged(Standing::new(tries, tries.delay(), now)));
        Ok(())
    }

    async fn give_up(&self, record: &mut Record) -> NotPresent {
        if let Err(why) = self.destroy(record).await {
            tracing::error!(%why, "the keys could not be destroyed");
        }
        NotPresent::Destroyed
    }

    /// Erases every key of this device, the record last: what is left half-done is done again at the next start.
    pub(crate) async fn destroy(&self, record: &mut Record) -> Result<(), VaultFailed> {
        self.ports.vault.forget(KEYSTORE_SECRET).await?;
        for stored in &record.accounts {
            self.stop_listening(&stored.account.keys);
            self.ports.vault.forget(stored.account.keys.as_str()).await?;
        }
        self.ports.vault.erase().await?;
        *record = Record::empty();
        Ok(())
    }

    /// Saves a changed record, reads it back, and only then believes it.
    pub(crate) async fn save(&self, record: &mut Record, changed: Record) -> Result<(), VaultFailed> {
        let bytes = changed.to_bytes();
        self.ports.vault.save(&bytes).await?;
        if self.ports.vault.load().await?.as_deref() != Some(&bytes) {
            return Err(VaultFailed::Failed);
        }
        *record = changed;
        Ok(())
    }

    /// The keystore secret, made on first use.
    pub(crate) async fn keystore_secret(&self) -> Result<Secret, VaultFailed> {
        if let Some(secret) = self.ports.vault.secret(KEYSTORE_SECRET).await? {
            return Ok(secret);
        }
        let secret = Secret::random(32, &self.rng).map_err(|_| VaultFailed::Failed)?;
        self.ports.vault.keep(KEYSTORE_SECRET, &secret).await?;
        Ok(secret)
    }
}

/// Why there is no presence.
enum NotPresent {
    Trouble(Trouble),
    Destroyed,
}

/// Runs what takes long away from the threads that keep the app alive.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, VaultFailed> {
    tokio::task::spawn_blocking(work).await.map_err(|_| VaultFailed::Failed)
}
