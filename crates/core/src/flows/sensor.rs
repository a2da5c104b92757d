//! A finger or a face in the place of the PIN: turning that on and off, and finding out that it cannot be any more.

use key_view::{AvailableSensor, Message, Sensor, SensorTrouble};

use crate::authenticator::Authenticator;
use crate::domain::biometric_slot::BiometricSlot;
use crate::domain::presence::Presence;
use crate::domain::secret::{DataKey, Secret};
use crate::ports::{NotRecognised, VaultFailed};
use crate::record::Record;
use crate::state::{PresencePurpose, Transition, Trouble};

/// Why the sensor does not take the PIN's place.
enum NotOn {
    Sensor(NotRecognised),
    Vault(VaultFailed),
}

impl Authenticator {
    /// Looks which sensor there is. What the phone has can change while the app does not run.
    pub(crate) async fn look_for_sensor(&self) -> AvailableSensor {
        let sensor = self.ports.presence.sensor().await;
        let on = self.record.lock().await.biometric.is_some();
        self.ask(Transition::SensorFound { sensor, on });
        sensor
    }

    /// Asks for the PIN before the sensor is turned on. A sensor that cannot guard a key any more is refused before the PIN.
    pub(crate) async fn ask_to_turn_on_sensor(&self) {
        match usable(self.look_for_sensor().await) {
            Ok(_) => self.request_presence(PresencePurpose::TurnOnSensor).await,
            Err(why) => self.ask(Transition::SensorRefused(why)),
        }
    }

    /// Lets the sensor take the PIN's place, with the presence that was just shown.
    pub(crate) async fn turn_on_sensor(&self, presence: Presence) {
        if self.apply(Transition::ProtectionStarted).is_err() {
            return;
        }
        self.turn_on_sensor_with(&presence.into_data_key()).await;
    }

    /// The same, with the data key at hand while the first PIN is set.
    pub(crate) async fn turn_on_sensor_with(&self, data_key: &DataKey) {
        let message = match usable(self.look_for_sensor().await) {
            Ok(sensor) => match self.enclose(data_key).await {
                Ok(()) => Message::SensorOn(sensor),
                Err(NotOn::Sensor(why)) => Message::SensorNotOn(why.into()),
                Err(NotOn::Vault(why)) => {
                    tracing::warn!(%why, "the sensor could not be turned on");
                    Message::NotSaved
                }
            },
            Err(why) => Message::SensorNotOn(why),
        };
        self.look_for_sensor().await;
        self.ask(Transition::ProtectionChanged(message));
    }

    async fn enclose(&self, data_key: &DataKey) -> Result<(), NotOn> {
        let secret = Secret::random(32, &self.rng).map_err(|_| VaultFailed::Failed)?;
        // No lock is held while a person is asked.
        let enclosed = self.ports.presence.enclose(&secret).await?;
        let stored = async {
            let keystore = self.kept_keystore_secret().await?;
            let mut record = self.record.lock().await;
            let slot =
                BiometricSlot::new(data_key, &record.device, enclosed.clone(), &secret, &keystore, &self.rng)
                    .map_err(|_| VaultFailed::Failed)?;
            let changed = Record { biometric: Some(slot), ..record.clone() };
            self.save(&mut record, changed).await
        };
        if let Err(why) = stored.await {
            let is_ours =
                |record: &Record| record.biometric.as_ref().is_some_and(|slot| slot.enclosed == enclosed);
            if !self.may_be_stored(is_ours).await {
                self.ports.presence.discard(&enclosed).await;
            }
            return Err(why.into());
        }
        Ok(())
    }

    /// Ends that, with the presence that was just shown.
    pub(crate) async fn turn_off_sensor(&self, presence: Presence) {
        drop(presence);
        if self.apply(Transition::ProtectionStarted).is_err() {
            return;
        }
        let message = match self.forget_slot().await {
            Ok(()) => self.look(|state| state.sensor).strong().map_or(Message::NotSaved, Message::SensorOff),
            Err(why) => {
                tracing::warn!(%why, "the sensor could not be turned off");
                Message::NotSaved
            }
        };
        self.look_for_sensor().await;
        self.ask(Transition::ProtectionChanged(message));
    }

    /// What is enrolled with the sensor is not what it was: the slot is worth nothing any more, and the PIN is what is left.
    pub(crate) async fn sensor_changed(&self) -> Trouble {
        if let Err(why) = self.forget_slot().await {
            tracing::warn!(%why, "a slot that cannot be opened any more stays in the record");
        }
        self.look_for_sensor().await;
        Trouble::Sensor(SensorTrouble::Changed)
    }

    /// The record first: a slot without its secret would be asked for in vain, a secret without its slot opens nothing.
    async fn forget_slot(&self) -> Result<(), VaultFailed> {
        let mut record = self.record.lock().await;
        let Some(slot) = record.biometric.clone() else { return Ok(()) };
        let changed = Record { biometric: None, ..record.clone() };
        self.save(&mut record, changed).await?;
        self.ports.presence.discard(&slot.enclosed).await;
        Ok(())
    }
}

/// The sensor that can take the PIN's place, or why none can.
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

impl From<VaultFailed> for NotOn {
    fn from(why: VaultFailed) -> Self {
        Self::Vault(why)
    }
}
