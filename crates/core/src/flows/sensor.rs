//! The biometric sensor in place of the PIN: turning it on and off, and detecting that it can no
//! longer be used.

use key_view::{AvailableSensor, Message, News, PinPurpose, Sensor, SensorTrouble};

use crate::core::{Core, Flow, Stopped};
use crate::domain::biometric_slot::{BiometricSlot, Enclosed};
use crate::domain::presence::Presence;
use crate::domain::protection::SlotKey;
use crate::domain::secret::{CryptoFailed, DataKey, Secret};
use crate::domain::wiped::wiped;
use crate::failure::not_saved;
use crate::ports::{NotRecognised, Prompt, VaultFailed};
use crate::record::Record;
use crate::state::{PresencePurpose, Trouble};

/// Reason why the sensor could not be turned on.
enum NotOn {
    Sensor(NotRecognised),
    Vault(VaultFailed),
}

impl Core {
    /// Updates the available sensor and returns it. The phone's sensor can change while the app is
    /// not running.
    pub(crate) async fn refresh_sensor(&self) -> AvailableSensor {
        let sensor = self.ports.presence.sensor().await;
        let on = self.record.lock().await.biometric.is_some();
        self.update(|s| s.sensor_found(sensor, on));
        sensor
    }

    /// Turns on the sensor, with presence by PIN. A sensor that cannot guard a key is refused before
    /// the PIN pad opens.
    pub(crate) async fn turn_on_sensor(&self, mut flow: Flow) -> Result<(), Stopped> {
        if let Err(why) = usable(self.refresh_sensor().await) {
            return Ok(self.update(|s| s.sensor_refused(why))?);
        }
        let presence = self.presence_for(&mut flow, PresencePurpose::TurnOnSensor).await?;
        self.update(|s| s.check_sensor_change())?;
        let (data_key, Some(pin_key)) = presence.keys() else { return Err(Stopped) };
        self.turn_on_sensor_with(data_key, pin_key).await;
        Ok(())
    }

    /// Turns on the sensor with the data key and the key of the PIN slot, which are already at hand
    /// while the first PIN is set.
    pub(crate) async fn turn_on_sensor_with(&self, data_key: &DataKey, pin_key: &SlotKey) {
        let mut registrations = Vec::new();
        let message = match usable(self.refresh_sensor().await) {
            Ok(sensor) => match self.enclose(data_key, pin_key).await {
                Ok(data_key) => {
                    registrations = self.new_sensor_keys(&self.enrolled_accounts(), &data_key).await;
                    Message::SensorOn(sensor)
                }
                Err(NotOn::Sensor(why)) => Message::SensorNotOn(why.into()),
                Err(NotOn::Vault(why)) => {
                    tracing::warn!(%why, "the sensor could not be turned on");
                    not_saved(why)
                }
            },
            Err(why) => Message::SensorNotOn(why),
        };
        self.refresh_sensor().await;
        self.update(|s| s.protection_changed(message));
        self.send_registrations(registrations);
    }

    /// Makes a biometric slot around a new data key, which is returned.
    async fn enclose(&self, old: &DataKey, pin_key: &SlotKey) -> Result<DataKey, NotOn> {
        let secret = Secret::random(32, &self.rng).map_err(|_| VaultFailed::Failed)?;
        // The record is not locked while the platform prompts the user.
        let enclosed = self.ports.presence.enclose(&secret).await?;
        let stored = async {
            let keystore = self.existing_keystore_secret().await?;
            let mut record = self.record.lock().await;
            let (changed, new) =
                record.renewed_with_pin(old, pin_key, &self.history_keys_in_use(), &self.rng)?;
            let slot = wiped(|| {
                BiometricSlot::new(&new, &record.device, enclosed.clone(), &secret, &keystore, &self.rng)
            });
            self.save(&mut record, Record { biometric: Some(slot?), ..changed }, &keystore).await?;
            Ok(new)
        };
        match stored.await {
            Ok(data_key) => Ok(data_key),
            Err(why) => {
                let is_ours =
                    |record: &Record| record.biometric.as_ref().is_some_and(|slot| slot.enclosed == enclosed);
                if !self.may_be_stored(is_ours).await {
                    self.ports.presence.discard(&enclosed).await;
                }
                Err(NotOn::Vault(why))
            }
        }
    }

    /// Turns off the sensor, with presence.
    pub(crate) async fn turn_off_sensor(&self, mut flow: Flow) -> Result<(), Stopped> {
        let presence = self.presence_for(&mut flow, PresencePurpose::TurnOffSensor).await?;
        self.update(|s| s.check_sensor_change())?;
        let message = match self.forget_slot(Some(&presence)).await {
            Ok(()) => {
                self.with_state(|state| state.sensor).strong().map_or(Message::NotSaved, Message::SensorOff)
            }
            Err(why) => {
                tracing::warn!(%why, "the sensor could not be turned off");
                not_saved(why)
            }
        };
        self.refresh_sensor().await;
        self.update(|s| s.protection_changed(message));
        Ok(())
    }

    /// Removes the biometric slot after the biometrics enrolled with the platform changed: the slot
    /// cannot be opened any more, and only the PIN is left.
    pub(crate) async fn sensor_changed(&self) -> Trouble {
        if let Err(why) = self.forget_slot(None).await {
            tracing::warn!(%why, "a slot that cannot be opened any more stays in the record");
        }
        self.refresh_sensor().await;
        let at = self.ports.clock.moment().wall;
        self.update(|s| s.tell(None, at, News::SensorChanged));
        Trouble::Sensor(SensorTrouble::Changed)
    }

    /// Returns the secret that the sensor releases, so that the biometric slot can be made anew; `None`
    /// if the sensor is off or the user is not recognised.
    pub(crate) async fn released_for_new_slot(&self) -> Option<Released> {
        let slot = self.record.lock().await.biometric.clone()?;
        usable(self.refresh_sensor().await).ok()?;
        // The record is not locked while the platform prompts the user.
        let prompt = Prompt::of(PinPurpose::ChangePin);
        let released = self.ports.presence.release(&slot.enclosed, &prompt).await;
        match released {
            Ok(secret) => Some(Released { enclosed: slot.enclosed, secret }),
            Err(why) => {
                tracing::info!(%why, "the sensor did not release its secret for a new slot");
                None
            }
        }
    }

    /// Removes the biometric slot from the record, then discards its secret and, in the background, the
    /// sensor keys. In this order a crash leaves a secret that opens nothing, not a slot that cannot be
    /// opened. The data key is replaced at once where the PIN was entered, otherwise at the next right
    /// PIN.
    async fn forget_slot(&self, presence: Option<&Presence>) -> Result<(), VaultFailed> {
        let mut record = self.record.lock().await;
        let Some(slot) = record.biometric.clone() else { return Ok(()) };
        let keystore = self.existing_keystore_secret().await?;
        let mut changed = match presence.map(Presence::keys) {
            Some((old, Some(pin_key))) => {
                record.renewed_with_pin(old, pin_key, &self.history_keys_in_use(), &self.rng)?.0
            }
            _ => Record { biometric: None, renewal_due: true, ..record.clone() },
        };
        changed.give_up_sensor_keys();
        self.save(&mut record, changed, &keystore).await?;
        self.ports.presence.discard(&slot.enclosed).await;
        self.settle_sensor_keys();
        Ok(())
    }
}

/// Secret that the sensor released, and the platform's reference to it.
pub(crate) struct Released {
    pub(super) enclosed: Enclosed,
    pub(super) secret: Secret,
}

/// Returns the sensor that can replace the PIN, or why none can.
pub(super) fn usable(sensor: AvailableSensor) -> Result<Sensor, SensorTrouble> {
    match sensor {
        AvailableSensor::Strong(sensor) => Ok(sensor),
        AvailableSensor::Weak => Err(SensorTrouble::TooWeak),
        AvailableSensor::None => Err(SensorTrouble::Unavailable),
    }
}

impl From<NotRecognised> for NotOn {
    fn from(why: NotRecognised) -> Self {
        Self::Sensor(why)
    }
}

impl From<CryptoFailed> for NotOn {
    fn from(why: CryptoFailed) -> Self {
        Self::Vault(why.into())
    }
}

impl From<VaultFailed> for NotOn {
    fn from(why: VaultFailed) -> Self {
        Self::Vault(why)
    }
}
