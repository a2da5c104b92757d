//! Showing that the person is there, for one act: by PIN, or by a finger or a face in its place.

use key_protocol::decision::Amr;
use key_view::{Blocked, PinPurpose, Sensor, SensorTrouble, Typed};

use crate::authenticator::Authenticator;
use crate::domain::pin::Pin;
use crate::domain::presence::Presence;
use crate::domain::tries::Tries;
use crate::flows::blocking;
use crate::flows::sensor::usable;
use crate::flows::store::KEYSTORE_SECRET;
use crate::now::Now;
use crate::ports::{NotRecognised, VaultFailed};
use crate::record::Record;
use crate::state::{PinAttempts, PresencePurpose, State, Transition, Trouble};

impl Authenticator {
    /// Opens the PIN pad, and has the platform ask for a finger or a face at once where that will do.
    pub(crate) async fn request_presence(&self, asked: PresencePurpose) {
        if self.apply(Transition::AskPin(asked)).is_ok() {
            self.use_sensor().await;
        }
    }

    /// Checks the PIN that the pad asked for, and goes on with what it was asked for.
    pub(crate) async fn enter_pin(&self, digits: Typed) {
        let Some(pin) = Pin::typed(digits.0) else { return };
        let Ok(Some(asked)) = self.apply_and_look(Transition::PinCheckStarted, asked) else { return };
        match self.check(pin).await {
            Ok(presence) => self.present(asked, presence).await,
            Err(NotPresent::Destroyed) => self.ask(Transition::Block(Blocked::PinLockedOut)),
            Err(NotPresent::KeysLost) => self.ask(Transition::Block(Blocked::RecordDamaged)),
            Err(NotPresent::Trouble(trouble)) => self.ask(Transition::PinNotAccepted(trouble)),
        }
    }

    /// Has the platform ask for a finger or a face, where the pad takes one.
    pub(crate) async fn use_sensor(&self) {
        let Ok(Some(asked)) = self.apply_and_look(Transition::SensorStarted, asked) else { return };
        match self.recognise(asked.purpose()).await {
            Ok(presence) => self.present(asked, presence).await,
            Err(trouble) => self.ask(Transition::PinNotAccepted(trouble)),
        }
    }

    async fn present(&self, asked: PresencePurpose, presence: Presence) {
        match asked {
            PresencePurpose::Approve { id, number } => self.approve(&id, number, presence).await,
            PresencePurpose::RevealCode(handle) => self.reveal_code(&handle, presence).await,
            PresencePurpose::Enrol(form) => self.connect_another(&form, presence).await,
            PresencePurpose::Revoke(handle, device) => self.revoke(&handle, &device, presence).await,
            PresencePurpose::ChangePin(pin) => self.change_pin(pin, presence).await,
            PresencePurpose::TurnOnSensor => self.turn_on_sensor(presence).await,
            PresencePurpose::TurnOffSensor => self.turn_off_sensor(presence).await,
        }
    }

    /// Counts a try, saves, reads back, and only then looks at the PIN. A right one takes the count back.
    async fn check(&self, pin: Pin) -> Result<Presence, NotPresent> {
        let mut record = self.record.lock().await;
        let now = Now::read(&*self.ports.clock);
        if record.tries.left() == 0 {
            return Err(self.give_up(&mut record).await);
        }
        if !self.look(|state| state.tries.may_try(now.monotonic)) {
            return Err(NotPresent::Trouble(Trouble::NotChecked));
        }
        let not_checked = |why: VaultFailed| {
            tracing::warn!(%why, "the PIN could not be checked");
            NotPresent::Trouble(Trouble::NotChecked)
        };
        // Without slot or keystore secret, no PIN is the right one, so there is nothing to count.
        let Some(slot) = record.protection.clone() else { return Err(not_checked(VaultFailed::Failed)) };
        let mut keystore = self.ports.vault.secret(KEYSTORE_SECRET).await.map_err(not_checked)?;
        if keystore.is_none() {
            // Asked twice: a keystore that did not show its entry for once costs nobody their keys.
            keystore = self.ports.vault.secret(KEYSTORE_SECRET).await.map_err(not_checked)?;
        }
        let Some(keystore) = keystore else {
            tracing::error!("the keystore lost its secret while the app ran");
            return Err(NotPresent::KeysLost);
        };
        let counted = record.tries.counted(now);
        let changed = Record { tries: counted, ..record.clone() };
        self.save(&mut record, changed).await.map_err(not_checked)?;
        self.show_tries(counted);

        let device = record.device.clone();
        let presence = blocking(move || Presence::by_pin(&slot, &device, &pin, &keystore)).await;
        let Some(presence) = presence.map_err(not_checked)? else {
            if counted.left() == 0 {
                return Err(self.give_up(&mut record).await);
            }
            return Err(NotPresent::Trouble(Trouble::Wrong));
        };
        match self.save_taken_back(&mut record).await {
            Ok(()) => self.show_tries(record.tries),
            // The PIN was right. The count on disk stays too high, which costs a try and gives none.
            Err(why) => tracing::warn!(%why, "the count of PIN tries could not be taken back"),
        }
        Ok(presence)
    }

    /// Gets the secret of the biometric slot released. The platform limits the tries; a right finger does not take wrong PINs back.
    async fn recognise(&self, purpose: PinPurpose) -> Result<Presence, Trouble> {
        let slot = self.record.lock().await.biometric.clone();
        let sensor = usable(self.look_for_sensor().await).map_err(Trouble::Sensor)?;
        let slot = slot.ok_or(Trouble::Sensor(SensorTrouble::Unavailable))?;
        // No lock is held while a person is asked.
        let released = match self.ports.presence.release(&slot.enclosed, purpose).await {
            Ok(released) => released,
            Err(NotRecognised::Changed) => return Err(self.sensor_changed().await),
            Err(why) => return Err(Trouble::Sensor(why.into())),
        };
        let keystore = self.ports.vault.secret(KEYSTORE_SECRET).await;
        let Ok(Some(keystore)) = keystore else { return Err(Trouble::NotChecked) };
        let device = self.record.lock().await.device.clone();
        let method = match sensor {
            Sensor::Fingerprint => Amr::Fingerprint,
            Sensor::Face => Amr::Face,
        };
        match Presence::by_biometric(&slot, &device, &released, &keystore, method) {
            Some(presence) => Ok(presence),
            // What was released is not what was enclosed.
            None => Err(self.sensor_changed().await),
        }
    }

    fn show_tries(&self, tries: Tries) {
        let now = self.ports.clock.monotonic();
        self.ask(Transition::TriesChanged(PinAttempts::new(tries, tries.delay(), now)));
    }

    async fn give_up(&self, record: &mut Record) -> NotPresent {
        if let Err(why) = self.destroy(record, None).await {
            tracing::error!(%why, "the keys could not be destroyed");
        }
        NotPresent::Destroyed
    }
}

fn asked(state: &State) -> Option<PresencePurpose> {
    state.pin_pad.as_ref().map(|pad| pad.asked.clone())
}

/// Why there is no presence.
enum NotPresent {
    Trouble(Trouble),
    Destroyed,
    /// The keystore's secret is gone, and with it every key.
    KeysLost,
}
