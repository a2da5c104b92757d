//! User presence for one act: by PIN, or by fingerprint or face in its place.

use key_protocol::decision::Amr;
use key_view::{Blocked, Sensor, SensorTrouble, Typed};
use tokio::sync::oneshot;

use crate::core::{Core, Flow, Stopped};
use crate::domain::pin::Pin;
use crate::domain::presence::Presence;
use crate::domain::secret::{DataKey, Secret};
use crate::domain::tries::Tries;
use crate::domain::wiped::wiped;
use crate::flows::blocking;
use crate::flows::sensor::usable;
use crate::flows::store::KEYSTORE_SECRET;
use crate::ports::{NotRecognised, Prompt, VaultFailed};
use crate::record::Record;
use crate::state::{Granted, OpenPad, PinAttempts, PresencePurpose, Trouble};

impl Core {
    /// Opens the PIN pad and returns the presence that is established there. Where a biometric is
    /// accepted, prompts for it at once. Fails if the pad cannot open or is closed.
    pub(crate) async fn presence_for(
        &self,
        flow: &mut Flow,
        purpose: PresencePurpose,
    ) -> Result<Presence, Stopped> {
        let pad = self.update(|s| s.request_presence(purpose, self.ports.clock.moment()))?;
        self.presence_at(flow, pad).await
    }

    /// Returns the presence that is established at an open pad, like [`presence_for`](Self::presence_for).
    pub(crate) async fn presence_at(&self, flow: &mut Flow, pad: OpenPad) -> Result<Presence, Stopped> {
        if self.prompt().await.is_none() {
            // The pad waits for the user; the intent that opened it is done.
            flow.release();
        }
        let Granted { presence, intent } = pad.await.map_err(|_| Stopped)?;
        flow.hold(intent);
        Ok(presence)
    }

    /// Checks the PIN typed at the pad. If it is right, waits for the pad's flow to act on it.
    pub(crate) async fn enter_pin(&self, pad: u32, digits: Typed) {
        let Some(pin) = Pin::typed(digits.take()) else { return };
        if self.update(|s| s.pin_check_started(pad)).is_err() {
            return;
        }
        match self.check_pin(pin).await {
            Ok(presence) => {
                if let Some(acted) = self.grant(pad, presence) {
                    let _ = acted.await;
                }
            }
            Err(NotPresent::Destroyed) => self.update(|s| s.block(Blocked::PinLockedOut)),
            Err(NotPresent::KeysLost) => self.update(|s| s.block(Blocked::RecordDamaged)),
            Err(NotPresent::Trouble(trouble)) => self.update_or_log(|s| s.pin_not_accepted(pad, trouble)),
        }
    }

    /// Prompts for a fingerprint or face again. If it is recognised, waits for the pad's flow to act
    /// on it.
    pub(crate) async fn use_sensor(&self) {
        if let Some(acted) = self.prompt().await {
            let _ = acted.await;
        }
    }

    /// Prompts for a fingerprint or face, if the pad accepts one. Returns when the pad's flow has
    /// acted on it, or `None` without presence.
    async fn prompt(&self) -> Option<oneshot::Receiver<()>> {
        let (pad, prompt) = self.update(|s| s.sensor_started()).ok()?;
        match self.recognise(&prompt).await {
            Ok(presence) => self.grant(pad, presence),
            Err(trouble) => {
                self.update_or_log(|s| s.pin_not_accepted(pad, trouble));
                None
            }
        }
    }

    /// Hands presence to the flow that opened this pad, and to no other: if the pad was closed
    /// meanwhile, the presence is dropped.
    fn grant(&self, pad: u32, presence: Presence) -> Option<oneshot::Receiver<()>> {
        let flow = self.update(|s| s.presence_established(pad)).ok()?;
        let (intent, acted) = oneshot::channel();
        flow.send(Granted { presence, intent }).ok()?;
        Some(acted)
    }

    /// Checks a PIN. The try is counted, saved and read back before the PIN is checked, so that
    /// killing the app gains no try; a right PIN resets the count.
    async fn check_pin(&self, pin: Pin) -> Result<Presence, NotPresent> {
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

        let (device, secret, least) = (record.device.clone(), keystore.clone(), self.device.kdf);
        let presence = blocking(move || Presence::by_pin(&slot, &device, &pin, &secret, least)).await;
        let Some(presence) = presence.map_err(not_checked)? else {
            if counted.left() == 0 {
                return Err(self.lock_out(&mut record).await);
            }
            return Err(NotPresent::Trouble(Trouble::Wrong));
        };
        let (presence, reset) = self.accept_pin(&mut record, presence, &keystore).await;
        match reset {
            Ok(()) => self.show_tries(record.tries),
            // The PIN was right. The stored count stays too high, which can cost a try but never
            // adds one.
            Err(why) => tracing::warn!(%why, "the count of PIN tries could not be taken back"),
        }
        Ok(presence)
    }

    /// Resets the tries after a right PIN, and replaces the data key if that is due.
    async fn accept_pin(
        &self,
        record: &mut Record,
        presence: Presence,
        keystore: &Secret,
    ) -> (Presence, Result<(), VaultFailed>) {
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
    async fn add_history_key(
        &self,
        record: &mut Record,
        presence: &Presence,
        tries: Tries,
        keystore: &Secret,
    ) -> Result<(), VaultFailed> {
        let changed = record.with_history_key(presence.keys().0, &self.rng)?;
        self.save(record, Record { tries, ..changed }, keystore).await
    }

    /// Unwraps the data key with the secret that the platform releases. The platform limits the
    /// tries; a recognised biometric does not reset the count of wrong PINs.
    async fn recognise(&self, prompt: &Prompt) -> Result<Presence, Trouble> {
        let slot = self.record.lock().await.biometric.clone();
        let sensor = usable(self.refresh_sensor().await).map_err(Trouble::Sensor)?;
        let slot = slot.ok_or(Trouble::Sensor(SensorTrouble::Unavailable))?;
        // The record is not locked while the platform prompts the user.
        let released = match self.ports.presence.release(&slot.enclosed, prompt).await {
            Ok(released) => released,
            Err(NotRecognised::Changed) => return Err(self.sensor_changed().await),
            Err(why) => return Err(Trouble::Sensor(why.into())),
        };
        let keystore = self.ports.vault.secret(KEYSTORE_SECRET).await;
        let Ok(Some(keystore)) = keystore else { return Err(Trouble::NotChecked) };
        let mut record = self.record.lock().await;
        let device = record.device.clone();
        let method = match sensor {
            Sensor::Fingerprint => Amr::Fingerprint,
            Sensor::Face => Amr::Face,
        };
        let presence = wiped(|| Presence::by_biometric(&slot, &device, &released, &keystore, method));
        let Some(presence) = presence else {
            // The released secret is not the one that was enclosed.
            drop(record);
            return Err(self.sensor_changed().await);
        };
        if record.history.is_empty() {
            let tries = record.tries;
            if let Err(why) = self.add_history_key(&mut record, &presence, tries, &keystore).await {
                tracing::warn!(%why, "the history could not be given a key");
            }
        }
        Ok(presence)
    }

    fn show_tries(&self, tries: Tries) {
        let now = self.ports.clock.monotonic();
        self.update(|s| s.tries_changed(PinAttempts::new(tries, tries.delay(), now)));
    }

    async fn lock_out(&self, record: &mut Record) -> NotPresent {
        if let Err(why) = self.destroy(record, None).await {
            tracing::error!(%why, "the keys could not be destroyed");
        }
        NotPresent::Destroyed
    }
}

/// Reason why presence was not established.
enum NotPresent {
    Trouble(Trouble),
    Destroyed,
    /// The keystore secret is lost, and with it every key.
    KeysLost,
}
