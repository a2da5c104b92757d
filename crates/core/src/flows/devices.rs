//! An account's devices: listing them, renaming this one, revoking another.

use key_protocol::decision::Amr;
use key_protocol::ids::{DeviceId, DeviceText};
use key_protocol::jws::{Draft, Jws};
use key_protocol::paths::{DeviceVerb, Endpoint};
use key_protocol::problem::Problem;
use key_protocol::revocation::Revocation;
use key_view::Message;

use crate::core::{Core, Flow, Stopped};
use crate::domain::account::{Account, AccountHandle};
use crate::failure::RequestFailed;
use crate::flows::pad::Statement;
use crate::ports::SignFailed;
use crate::state::{PresencePurpose, ScreenState};

impl Core {
    /// Opens the device list and fetches it.
    pub(crate) async fn open_devices(&self, account: &str) {
        let handle = AccountHandle::from_view(account);
        if self.update(|s| s.open_devices(handle.clone())).is_ok() {
            self.fetch_devices(&handle).await;
        }
    }

    /// Fetches the device list again if it is on the screen.
    pub(crate) async fn refetch_devices(&self) {
        if let Some(handle) = self.devices_account() {
            self.update_or_log(|s| s.devices_requested(&handle));
            self.fetch_devices(&handle).await;
        }
    }

    async fn fetch_devices(&self, handle: &AccountHandle) {
        let listed = self
            .call_backend(handle, Endpoint::Devices, |account: Account, proof| async move {
                self.ports.backend.devices(&account.origin, &proof).await
            })
            .await;
        let list = match listed {
            Ok(response) => Ok(response.devices),
            Err(failed) => {
                tracing::info!(why = %failed, "the devices were not listed");
                let trouble = failed.send_trouble();
                self.disconnect_if_revoked(handle, failed).await;
                Err(trouble)
            }
        };
        self.update_or_log(|s| s.devices_found(handle, list));
    }

    /// Renames this device.
    pub(crate) async fn rename_device(&self, name: &str) {
        let Some(handle) = self.devices_account() else { return };
        let Ok(name) = DeviceText::parse(name.trim()) else {
            return self.update(|s| s.notify(Message::DeviceNameUnfit));
        };
        let Some(device) =
            self.with_state(|state| state.account(&handle).map(|account| account.device.clone()))
        else {
            return;
        };
        if self.update(|s| s.rename_started(&handle)).is_err() {
            return;
        }
        let endpoint = Endpoint::Device(&device, DeviceVerb::Rename);
        let call = |account: Account, proof: Jws| {
            let name = name.clone();
            async move { self.ports.backend.rename(&account.origin, &proof, &account.device, &name).await }
        };
        let renamed = self.call_backend(&handle, endpoint, call).await;
        let renamed = renamed.map(|response| Message::DeviceRenamed { name: response.device_name.into() });
        self.finish_change(&handle, renamed).await;
    }

    /// Opens the dialog that confirms disconnecting another device.
    pub(crate) fn ask_revoke(&self, device: &str) {
        if let Ok(device) = DeviceId::parse(device) {
            self.update_or_log(|s| s.ask_revoke(device));
        }
    }

    /// Opens the dialog that confirms disconnecting the device that a card is about.
    pub(crate) async fn ask_revoke_from_card(&self, card: &str) {
        let Some((handle, device)) = self.with_state(|state| state.device_of_card(card)) else { return };
        if self.update(|s| s.open_devices(handle.clone())).is_ok() {
            self.fetch_devices(&handle).await;
            self.update_or_log(|s| s.ask_revoke(device));
        }
    }

    /// Revokes another device, with presence: the revocation is signed as an approval is.
    pub(crate) async fn revoke(&self, mut flow: Flow, device: &str) -> Result<(), Stopped> {
        let handle = self.devices_account().ok_or(Stopped)?;
        let device = DeviceId::parse(device).map_err(|_| Stopped)?;
        let purpose = PresencePurpose::Revoke(handle.clone(), device.clone());
        let draft = |amr| self.draft_revocation(&handle, &device, amr);
        let statement = Statement { handle: &handle, draft: &draft };
        let confirmation = self.confirmation_for(&mut flow, purpose, &statement).await?;
        let name = self.update(|s| s.revoke_started(&handle, &device))?;
        let revoked = match self.signed(confirmation, &statement).await {
            Ok(signed) => self.send_revocation(&handle, &device, &signed).await,
            Err(why) => Err(why.into()),
        };
        if revoked.is_ok() {
            self.update(|s| s.notices_settled(&handle, &device));
        }
        self.finish_change(&handle, revoked.map(|()| Message::DeviceDisconnected { name })).await;
        Ok(())
    }

    fn draft_revocation(
        &self,
        handle: &AccountHandle,
        device: &DeviceId,
        amr: Amr,
    ) -> Result<Draft, SignFailed> {
        let account = self.with_state(|state| state.account(handle).cloned()).ok_or(SignFailed::KeyGone)?;
        let revocation = Revocation {
            origin: &account.origin,
            device: &account.device,
            iat: self.server_time(&account),
            jti: &self.new_jti()?,
            target: device,
            amr,
        };
        Ok(revocation.draft())
    }

    async fn send_revocation(
        &self,
        handle: &AccountHandle,
        device: &DeviceId,
        signed: &Jws,
    ) -> Result<(), RequestFailed> {
        let endpoint = Endpoint::Device(device, DeviceVerb::Revoke);
        let call = |account: Account, proof: Jws| {
            let (device, signed) = (device.clone(), signed.clone());
            async move { self.ports.backend.disconnect(&account.origin, &proof, &device, Some(&signed)).await }
        };
        let answer = self.call_backend(handle, endpoint, call).await;
        if let Err(RequestFailed::Refused(Problem::BadSignature)) = &answer {
            self.doubt_sensor_key(handle);
        }
        answer
    }

    /// Shows the outcome of a change, then fetches the list again unless this device was revoked.
    async fn finish_change(&self, handle: &AccountHandle, outcome: Result<Message, RequestFailed>) {
        match outcome {
            Ok(done) => self.update(|s| s.notify(done)),
            Err(failed) => {
                tracing::warn!(why = %failed, "the devices are as they were");
                let said = self.said_unchanged(handle, &failed);
                if self.disconnect_if_revoked(handle, failed).await {
                    return;
                }
                self.update(|s| s.notify(said));
            }
        }
        self.fetch_devices(handle).await;
    }

    fn said_unchanged(&self, handle: &AccountHandle, failed: &RequestFailed) -> Message {
        let account = self.with_state(|state| state.account(handle).cloned());
        match (failed, account) {
            (RequestFailed::Refused(Problem::TooNew { until }), Some(account)) => {
                let left = *until - self.server_time(&account);
                Message::TooNewToDisconnect { seconds: u32::try_from(left).unwrap_or(0) }
            }
            _ => Message::DevicesUnchanged(failed.send_trouble()),
        }
    }

    async fn disconnect_if_revoked(&self, handle: &AccountHandle, failed: RequestFailed) -> bool {
        let RequestFailed::Revoked(removal) = failed else { return false };
        self.disconnected_elsewhere(handle, removal).await;
        true
    }

    /// Returns the account whose devices are on the screen.
    fn devices_account(&self) -> Option<AccountHandle> {
        self.with_state(|state| match &state.screen {
            ScreenState::Devices { handle, .. } => Some(handle.clone()),
            _ => None,
        })
    }
}
