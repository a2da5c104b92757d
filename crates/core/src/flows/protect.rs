//! The PIN: choosing the first one, and changing it.

use key_view::{Message, Typed};
use tokio::sync::oneshot;

use crate::core::{Core, Flow, Stopped};
use crate::domain::biometric_slot::BiometricSlot;
use crate::domain::pin::Pin;
use crate::domain::protection::{Protection, SlotKey};
use crate::domain::secret::{DataKey, Secret};
use crate::domain::tries::Tries;
use crate::domain::wiped::wiped;
use crate::failure::not_saved;
use crate::flows::blocking;
use crate::flows::sensor::Released;
use crate::ports::VaultFailed;
use crate::record::Record;
use crate::state::{NewPin, PresencePurpose, State};

impl Core {
    /// Judges a new PIN that was typed once. It is typed again before it is chosen, and judged then too.
    pub(crate) fn judge_pin(&self, digits: Typed) {
        let min_length = self.with_state(State::pin_min_length);
        let problem = Pin::chosen(digits.take(), min_length).err();
        self.update_or_log(|s| s.pin_judged(problem));
    }

    /// Sets the first PIN, or hands a new one to the flow that changes the PIN and waits until it has.
    pub(crate) async fn choose_pin(&self, digits: Typed, with_sensor: bool) -> Result<(), Stopped> {
        let min_length = self.update(|s| s.pin_choice_started())?;
        let pin = match Pin::chosen(digits.take(), min_length) {
            Ok(pin) => pin,
            Err(why) => return Ok(self.update(|s| s.pin_choice_refused(why))?),
        };
        let Some(change) = self.update(|s| s.new_pin_chosen())? else {
            return self.choose_first_pin(pin, with_sensor).await;
        };
        let (intent, acted) = oneshot::channel();
        // A flow that is gone has left the choice.
        let _ = change.send(NewPin { pin, intent });
        let _ = acted.await;
        Ok(())
    }

    async fn choose_first_pin(&self, pin: Pin, with_sensor: bool) -> Result<(), Stopped> {
        let keys = match self.set_first_pin(pin).await {
            Ok(keys) => keys,
            Err(why) => {
                tracing::warn!(%why, "the PIN could not be set");
                return Ok(self.update(|s| s.pin_choice_refused(why.into()))?);
            }
        };
        // Not read at start-up, which would wait for a phone that may not have a window yet.
        self.refresh_notifications().await;
        self.update_or_log(|s| s.pin_chosen());
        if with_sensor {
            self.turn_on_sensor_with(&keys.data_key, &keys.pin_key).await;
        }
        Ok(())
    }

    async fn set_first_pin(&self, pin: Pin) -> Result<NewKeys, VaultFailed> {
        let mut record = self.record.lock().await;
        let keystore = self.existing_keystore_secret().await?;
        let provisional = record.protection.as_ref();
        let opened = wiped(|| provisional.and_then(|slot| slot.open_provisional(&record.device, &keystore)));
        let data_key = opened.ok_or(VaultFailed::Failed)?;
        self.set_pin(&mut record, &data_key, pin, None, &keystore).await
    }

    /// Changes the PIN: asks for the old one, and waits with that presence for the choice of the new
    /// one. Everything is sealed anew, under a new data key; no account enrols again. A sensor that is
    /// on is asked too, because its slot must be made anew.
    pub(crate) async fn change_pin(&self, mut flow: Flow) -> Result<(), Stopped> {
        let presence = self.presence_for(&mut flow, PresencePurpose::ChangePin).await?;
        let mut choice = self.update(|s| s.pin_change_opened())?;
        // The choice waits for the user; the intents so far are done.
        flow.release();
        let NewPin { pin, intent } = choice.new_pin().await.ok_or(Stopped)?;
        flow.hold(intent);
        let released = self.released_for_new_slot().await;
        // The platform's prompt takes time, in which the last username may be disconnected.
        self.update(|s| s.check_pin_change(choice.pad))?;
        let mut record = self.record.lock().await;
        let before = record.biometric.clone();
        let changed = async {
            let keystore = self.existing_keystore_secret().await?;
            self.set_pin(&mut record, &presence.into_data_key(), pin, released, &keystore).await
        };
        let message = match changed.await {
            Ok(_) => match before.filter(|_| record.biometric.is_none()) {
                Some(slot) => {
                    self.ports.presence.discard(&slot.enclosed).await;
                    self.settle_sensor_keys();
                    Message::PinChangedSensorOff
                }
                None => Message::PinChanged,
            },
            Err(why) => {
                tracing::warn!(%why, "the PIN could not be changed");
                not_saved(why)
            }
        };
        drop(record);
        self.refresh_sensor().await;
        self.update(|s| s.protection_changed(message));
        Ok(())
    }

    /// Saves the record under a new data key, in a slot for `pin` and, with the secret that a sensor
    /// released, in a biometric one.
    async fn set_pin(
        &self,
        record: &mut Record,
        old: &DataKey,
        pin: Pin,
        released: Option<Released>,
        keystore: &Secret,
    ) -> Result<NewKeys, VaultFailed> {
        let (mut changed, data_key) = record.renewed(old, &self.history_keys_in_use(), &self.rng)?;
        let released = released.filter(|released| {
            record.biometric.as_ref().is_some_and(|slot| slot.enclosed == released.enclosed)
        });
        if let Some(Released { enclosed, secret }) = released {
            let slot = wiped(|| {
                BiometricSlot::new(&data_key, &record.device, enclosed, &secret, keystore, &self.rng)
            });
            changed.biometric = Some(slot?);
        } else {
            changed.give_up_sensor_keys();
        }
        let (cost, rng, device) = (self.device.kdf, self.rng.clone(), record.device.clone());
        let keystore_secret = keystore.clone();
        let (slot, data_key) = blocking(move || {
            (Protection::pin(&data_key, &device, &pin, cost, &keystore_secret, &rng), data_key)
        })
        .await?;
        let (slot, pin_key) = slot?;
        let changed = Record { protection: Some(slot), tries: Tries::default(), ..changed };
        self.save(record, changed, keystore).await?;
        self.show_pin_length(record);
        Ok(NewKeys { data_key, pin_key })
    }
}

/// New data key, and the key of the PIN slot around it.
struct NewKeys {
    data_key: DataKey,
    pin_key: SlotKey,
}
