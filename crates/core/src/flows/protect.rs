//! The PIN: choosing the first one, and changing it.

use key_view::{Message, PinProblem, Typed};

use crate::core::{Core, Flow, Stopped};
use crate::domain::pin::Pin;
use crate::domain::protection::Protection;
use crate::domain::secret::{DataKey, Secret};
use crate::domain::tries::Tries;
use crate::flows::blocking;
use crate::ports::VaultFailed;
use crate::record::Record;
use crate::state::{PinChosen, PresencePurpose};

impl Core {
    /// Sets the first PIN, or changes the PIN.
    pub(crate) async fn choose_pin(
        &self,
        flow: Flow,
        digits: Typed,
        with_sensor: bool,
    ) -> Result<(), Stopped> {
        let min_length = self.update(|s| s.pin_choice_started())?;
        let pin = match Pin::chosen(digits.0, min_length) {
            Ok(pin) => pin,
            Err(why) => return Ok(self.update(|s| s.pin_choice_refused(why))?),
        };
        let chosen = self.record.lock().await.pin_chosen();
        match chosen {
            PinChosen::Yes => self.change_pin(flow, pin).await,
            PinChosen::No => self.choose_first_pin(pin, with_sensor).await,
        }
    }

    async fn choose_first_pin(&self, pin: Pin, with_sensor: bool) -> Result<(), Stopped> {
        let data_key = match self.set_first_pin(pin).await {
            Ok(data_key) => data_key,
            Err(why) => {
                tracing::warn!(%why, "the PIN could not be set");
                return Ok(self.update(|s| s.pin_choice_refused(PinProblem::NotSaved))?);
            }
        };
        // Not read at start-up, which would wait for a phone that may not have a window yet.
        self.refresh_notifications().await;
        self.update_or_log(|s| s.pin_chosen());
        if with_sensor {
            self.turn_on_sensor_with(&data_key).await;
        }
        Ok(())
    }

    async fn set_first_pin(&self, pin: Pin) -> Result<DataKey, VaultFailed> {
        let mut record = self.record.lock().await;
        let keystore = self.existing_keystore_secret().await?;
        let provisional = record.protection.as_ref();
        let data_key = provisional
            .and_then(|slot| slot.open_provisional(&record.device, &keystore))
            .ok_or(VaultFailed::Failed)?;
        self.rewrap(&mut record, data_key, pin, keystore).await
    }

    /// Changes the PIN, with presence by the old one. Only the slot is rewrapped: the data key and everything under it stay the
    /// same, so no account enrols again.
    async fn change_pin(&self, mut flow: Flow, pin: Pin) -> Result<(), Stopped> {
        let presence = self.presence_for(&mut flow, PresencePurpose::ChangePin).await?;
        self.update(|s| s.check_protection_started())?;
        let mut record = self.record.lock().await;
        let rewrapped = async {
            let keystore = self.existing_keystore_secret().await?;
            self.rewrap(&mut record, presence.into_data_key(), pin, keystore).await
        };
        match rewrapped.await {
            Ok(_) => self.update(|s| s.protection_changed(Message::PinChanged)),
            Err(why) => {
                tracing::warn!(%why, "the PIN could not be changed");
                self.update(|s| s.protection_changed(Message::NotSaved));
            }
        }
        Ok(())
    }

    async fn rewrap(
        &self,
        record: &mut Record,
        data_key: DataKey,
        pin: Pin,
        keystore: Secret,
    ) -> Result<DataKey, VaultFailed> {
        let (cost, rng, device) = (self.device.kdf, self.rng.clone(), record.device.clone());
        let (slot, data_key) =
            blocking(move || (Protection::pin(&data_key, &device, &pin, cost, &keystore, &rng), data_key))
                .await?;
        let slot = slot.map_err(|_| VaultFailed::Failed)?;
        let changed = Record { protection: Some(slot), tries: Tries::default(), ..record.clone() };
        self.save(record, changed).await?;
        Ok(data_key)
    }
}
