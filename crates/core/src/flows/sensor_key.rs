//! The sensor key of each account: registered while the sensor is on, removed at the backend when it
//! is off, lost or in doubt.
//!
//! Whatever is about to change at the backend is `Unclear` in the record first, and the turn of its
//! account is taken until the outcome is stored. An app that ends in between removes the key at its
//! next connection (ADR 15).

mod removal;

use key_protocol::ids::DeviceId;
use key_protocol::jws::Jws;
use key_protocol::paths::{Endpoint, SensorKeyVerb};
use key_protocol::sensor_key::SensorKey;

use crate::core::Core;
use crate::domain::account::{Account, AccountHandle};
use crate::domain::biometric_slot::Enclosed;
use crate::domain::challenge::{Pending, Progress};
use crate::domain::presence::Presence;
use crate::domain::secret::DataKey;
use crate::domain::sensor_key::SensorKeyStatus;
use crate::failure::RequestFailed;
use crate::ports::{NotRecognised, SignFailed, VaultFailed};
use crate::record::Record;
use crate::state::{PinPad, PresencePurpose};
use crate::turns::Turn;

/// Signed registration of a new sensor key, to be sent.
pub(crate) struct Registration {
    handle: AccountHandle,
    statement: Jws,
    /// Biometric slot that the sensor is on with. Once it is gone, so is the use of the key.
    slot: Enclosed,
    turn: Turn,
}

/// Reason why there is no registration to send.
#[derive(Debug, thiserror::Error)]
enum NotSigned {
    #[error("nothing is to be registered")]
    NotOwed,
    #[error(transparent)]
    Vault(#[from] VaultFailed),
    #[error(transparent)]
    Hardware(#[from] NotRecognised),
    #[error(transparent)]
    Sign(#[from] SignFailed),
}

impl Core {
    /// Creates a sensor key for each of these accounts that lacks one, and signs its registration with
    /// the approval key. Does nothing while the sensor is off or without key hardware. The data key is
    /// not needed any more once this returns.
    pub(crate) async fn new_sensor_keys(
        &self,
        handles: &[AccountHandle],
        data_key: &DataKey,
    ) -> Vec<Registration> {
        let mut registrations = Vec::new();
        if !self.owes_sensor_key(handles).await || !self.ports.sensor_keys.is_supported().await {
            return registrations;
        }
        for handle in handles {
            let Some(turn) = self.sensor_key_turns.try_take(handle) else { continue };
            match self.new_sensor_key(handle, data_key).await {
                Ok((statement, slot)) => {
                    registrations.push(Registration { handle: handle.clone(), statement, slot, turn });
                }
                Err(NotSigned::NotOwed) => {}
                Err(why) => {
                    tracing::warn!(%why, "no sensor key was made");
                    self.ports.sensor_keys.remove(handle).await;
                }
            }
        }
        registrations
    }

    async fn owes_sensor_key(&self, handles: &[AccountHandle]) -> bool {
        let record = self.record.lock().await;
        record.biometric.is_some() && handles.iter().any(|handle| record.lacks_sensor_key(handle))
    }

    async fn new_sensor_key(
        &self,
        handle: &AccountHandle,
        data_key: &DataKey,
    ) -> Result<(Jws, Enclosed), NotSigned> {
        let is_sent =
            |pending: &Pending| &pending.handle == handle && !matches!(pending.progress, Progress::Open);
        if self.with_state(|state| state.pending.iter().any(is_sent)) {
            // A decision by finger may be under way that the approval key has signed.
            return Err(NotSigned::NotOwed);
        }
        let (stored, slot) = {
            let mut record = self.record.lock().await;
            let (Some(slot), true) = (record.biometric.clone(), record.lacks_sensor_key(handle)) else {
                return Err(NotSigned::NotOwed);
            };
            self.store_sensor_key(&mut record, handle, SensorKeyStatus::Unclear).await?;
            (record.account(handle).cloned().ok_or(NotSigned::NotOwed)?, slot)
        };
        let key = self.ports.sensor_keys.create(handle).await?;
        let registration = SensorKey {
            origin: &stored.account.origin,
            device: &stored.account.device,
            iat: self.server_time(&stored.account),
            jti: &self.new_jti()?,
            key: &key,
            attestation: None,
        };
        let statement = self.signer.vouch(handle, &stored.approval, &registration, data_key).await?;
        Ok((statement, slot.enclosed))
    }

    /// Makes up with presence by PIN for registrations that failed when the sensor was turned on or an
    /// account was enrolled.
    pub(crate) async fn register_owed_sensor_keys(&self, presence: &Presence) {
        let (data_key, _) = presence.keys();
        let online = self.with_state(|state| {
            let turns_off = |pad: &PinPad| pad.purpose == PresencePurpose::TurnOffSensor;
            if state.pin_pad.as_ref().is_none_or(turns_off) {
                return Vec::new();
            }
            let accounts = state.accounts.iter().map(|enrolled| enrolled.account.handle.clone());
            accounts.filter(|handle| state.is_online(handle)).collect()
        });
        let registrations = self.new_sensor_keys(&online, data_key).await;
        self.send_registrations(registrations);
    }

    /// Sends registrations in the background.
    pub(crate) fn send_registrations(&self, registrations: Vec<Registration>) {
        if !registrations.is_empty() {
            self.spawn(|core| async move {
                for registration in registrations {
                    core.register(registration).await;
                }
            });
        }
    }

    async fn register(&self, registration: Registration) {
        let Registration { handle, statement, slot, turn } = registration;
        let stored = match self.send_registration(&handle, &statement).await {
            Ok(()) => self.acknowledged(&handle, &slot).await,
            Err(failed) => {
                tracing::info!(why = %failed, "a sensor key was not registered");
                false
            }
        };
        if !stored {
            if self.record.lock().await.account(&handle).is_none() {
                // Disconnected meanwhile: nothing else would notice the key.
                self.ports.sensor_keys.remove(&handle).await;
            }
            drop(turn);
            self.settle_sensor_key(&handle).await;
        }
    }

    /// Sends a registration. If the response is lost, resends it once: the key that the backend has
    /// already is acknowledged again.
    async fn send_registration(&self, handle: &AccountHandle, statement: &Jws) -> Result<(), RequestFailed> {
        let device = self.device_of(handle)?;
        let endpoint = Endpoint::SensorKey(&device, SensorKeyVerb::Register);
        let call = |account: Account, proof: Jws| async move {
            let Account { origin, device, .. } = &account;
            self.ports.backend.register_sensor_key(origin, &proof, device, statement).await
        };
        match self.call_backend(handle, endpoint, call).await {
            Err(RequestFailed::Call(_)) => self.call_backend(handle, endpoint, call).await,
            answer => answer,
        }
    }

    /// Stores that the backend has a key, unless the sensor was turned off meanwhile. Returns whether
    /// it is stored.
    async fn acknowledged(&self, handle: &AccountHandle, slot: &Enclosed) -> bool {
        let mut record = self.record.lock().await;
        if record.biometric.as_ref().is_none_or(|current| current.enclosed != *slot) {
            return false;
        }
        let stored = self.store_sensor_key(&mut record, handle, SensorKeyStatus::Registered).await;
        if let Err(why) = &stored {
            tracing::warn!(%why, "an acknowledged sensor key could not be stored");
        }
        stored.is_ok()
    }

    /// Returns what is known of an account's sensor key.
    pub(crate) async fn sensor_key(&self, handle: &AccountHandle) -> SensorKeyStatus {
        let record = self.record.lock().await;
        record.account(handle).map(|stored| stored.sensor_key).unwrap_or_default()
    }

    async fn store_sensor_key(
        &self,
        record: &mut Record,
        handle: &AccountHandle,
        status: SensorKeyStatus,
    ) -> Result<(), VaultFailed> {
        let mut changed: Record = record.clone();
        changed.set_sensor_key(handle, status);
        if changed == *record {
            return Ok(());
        }
        let keystore = self.existing_keystore_secret().await?;
        self.save(record, changed, &keystore).await
    }

    fn device_of(&self, handle: &AccountHandle) -> Result<DeviceId, RequestFailed> {
        self.with_state(|state| state.account(handle).map(|account| account.device.clone()))
            .ok_or(RequestFailed::AccountGone)
    }
}
