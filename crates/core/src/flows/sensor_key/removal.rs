//! Removing a sensor key: one that is not used any more, or of which nobody knows whether the backend
//! has it.

use key_protocol::jws::Jws;
use key_protocol::paths::{Endpoint, SensorKeyVerb};
use key_protocol::problem::Problem;

use crate::core::Core;
use crate::domain::account::{Account, AccountHandle};
use crate::domain::sensor_key::SensorKeyStatus;
use crate::failure::RequestFailed;
use crate::ports::VaultFailed;

impl Core {
    /// Settles what is unclear of an account's sensor key, by removing it on the phone and at the
    /// backend, and returns what is known then. A registration that is under way is awaited.
    pub(crate) async fn settle_sensor_key(&self, handle: &AccountHandle) -> SensorKeyStatus {
        let known = self.sensor_key(handle).await;
        if known != SensorKeyStatus::Unclear {
            return known;
        }
        let _turn = self.sensor_key_turns.take(handle).await;
        let known = self.sensor_key(handle).await;
        if known != SensorKeyStatus::Unclear {
            return known;
        }
        if let Err(why) = self.save_unchanged().await {
            // After a save that failed, the disk may call the key registered: it stays until then.
            tracing::warn!(%why, "a sensor key is not removed, because the record cannot be written");
            return known;
        }
        self.ports.sensor_keys.remove(handle).await;
        match self.remove_at_backend(handle).await {
            // A backend without sensor keys has none either.
            Ok(()) | Err(RequestFailed::Refused(Problem::NotFound | Problem::MethodNotAllowed)) => {}
            Err(failed) => {
                tracing::info!(why = %failed, "a sensor key may still be registered");
                return known;
            }
        }
        let mut record = self.record.lock().await;
        match self.store_sensor_key(&mut record, handle, SensorKeyStatus::Absent).await {
            Ok(()) => SensorKeyStatus::Absent,
            Err(why) => {
                tracing::warn!(%why, "it is not stored that a sensor key was removed");
                known
            }
        }
    }

    /// Settles the sensor keys of all accounts in the background.
    pub(crate) fn settle_sensor_keys(&self) {
        self.spawn(|core| async move {
            for handle in core.enrolled_accounts() {
                core.settle_sensor_key(&handle).await;
            }
        });
    }

    /// Takes back what is known of an account's sensor key, because the backend did not accept what a
    /// finger or a face confirmed.
    pub(crate) fn doubt_sensor_key(&self, handle: &AccountHandle) {
        let handle = handle.clone();
        self.spawn(|core| async move {
            if !core.ports.sensor_keys.is_supported().await {
                return;
            }
            let doubted = {
                let mut record = core.record.lock().await;
                core.store_sensor_key(&mut record, &handle, SensorKeyStatus::Unclear).await
            };
            match doubted {
                Ok(()) => drop(core.settle_sensor_key(&handle).await),
                Err(why) => tracing::warn!(%why, "the doubt about a sensor key is not stored"),
            }
        });
    }

    /// Saves the record as it is, so that the disk says what the app knows.
    async fn save_unchanged(&self) -> Result<(), VaultFailed> {
        let mut record = self.record.lock().await;
        let keystore = self.existing_keystore_secret().await?;
        let unchanged = record.clone();
        self.save(&mut record, unchanged, &keystore).await
    }

    async fn remove_at_backend(&self, handle: &AccountHandle) -> Result<(), RequestFailed> {
        let device = self.device_of(handle)?;
        let endpoint = Endpoint::SensorKey(&device, SensorKeyVerb::Remove);
        self.call_backend(handle, endpoint, |account: Account, proof: Jws| async move {
            self.ports.backend.remove_sensor_key(&account.origin, &proof, &account.device).await
        })
        .await
    }
}
