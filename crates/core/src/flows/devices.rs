//! The devices of a username: looking at them, giving this one another name, disconnecting another.

use key_protocol::ids::{DeviceId, DeviceText};
use key_protocol::jws::Jws;
use key_protocol::paths::{DeviceVerb, Endpoint};
use key_protocol::revocation::Revocation;
use key_view::Message;

use crate::authenticator::Authenticator;
use crate::domain::account::{Account, KeyName};
use crate::domain::presence::Presence;
use crate::failure::AskFailed;
use crate::state::{Asked, DeviceList, Place, Transition};

impl Authenticator {
    /// Opens the list and asks for it.
    pub(crate) async fn open_devices(&self, account: &str) {
        let keys = KeyName::from_view(account);
        if self.apply(Transition::OpenDevices(keys.clone())).is_ok() {
            self.list_devices(&keys).await;
        }
    }

    /// Asks for the list anew, if it is looked at.
    pub(crate) async fn list_devices_again(&self) {
        if let Some(keys) = self.looked_at() {
            self.ask(Transition::DevicesAsked(keys.clone()));
            self.list_devices(&keys).await;
        }
    }

    async fn list_devices(&self, keys: &KeyName) {
        let listed = self
            .ask_backend(keys, Endpoint::Devices, |account: Account, proof| async move {
                self.ports.backend.devices(&account.origin, &proof).await
            })
            .await;
        let list = match listed {
            Ok(response) => DeviceList::Listed(response.devices),
            Err(failed) => {
                tracing::info!(why = %failed, "the devices were not listed");
                let trouble = failed.send_trouble();
                self.gone_if_revoked(keys, failed).await;
                DeviceList::Failed(trouble)
            }
        };
        self.ask(Transition::DevicesFound(keys.clone(), list));
    }

    /// Gives this device another name.
    pub(crate) async fn rename_device(&self, name: &str) {
        let Some(keys) = self.looked_at() else { return };
        let Ok(name) = DeviceText::parse(name.trim()) else {
            return self.ask(Transition::Notify(Message::DeviceNameUnfit));
        };
        let Some(device) = self.look(|state| state.account(&keys).map(|account| account.device.clone()))
        else {
            return;
        };
        if self.apply(Transition::RenameStarted(keys.clone())).is_err() {
            return;
        }
        let endpoint = Endpoint::Device(&device, DeviceVerb::Rename);
        let call = |account: Account, proof: Jws| {
            let name = name.clone();
            async move { self.ports.backend.rename(&account.origin, &proof, &account.device, &name).await }
        };
        let renamed = self.ask_backend(&keys, endpoint, call).await;
        let message = Message::DeviceRenamed { name: name.as_str().to_owned() };
        self.changed(&keys, renamed, message).await;
    }

    /// Asks whether to disconnect another device.
    pub(crate) fn ask_revoke(&self, device: &str) {
        if let Ok(device) = DeviceId::parse(device) {
            self.ask(Transition::AskRevoke(device));
        }
    }

    /// Asks for the PIN: only who may approve may disconnect others.
    pub(crate) async fn revoke_asked(&self, device: &str) {
        let (Some(keys), Ok(device)) = (self.looked_at(), DeviceId::parse(device)) else { return };
        self.ask_presence(Asked::Revoke(keys, device)).await;
    }

    /// Disconnects another device with the presence that was just shown.
    pub(crate) async fn revoke(&self, keys: &KeyName, device: &DeviceId, presence: Presence) {
        let name = self.look(|state| match &state.place {
            Place::Devices { list, .. } => list.find(device).map(|device| device.name.as_str().to_owned()),
            _ => None,
        });
        if self.apply(Transition::RevokeStarted(keys.clone(), device.clone())).is_err() {
            return;
        }
        let revoked = self.send_revocation(keys, device, presence).await;
        self.changed(keys, revoked, Message::DeviceDisconnected { name: name.unwrap_or_default() }).await;
    }

    async fn send_revocation(
        &self,
        keys: &KeyName,
        device: &DeviceId,
        presence: Presence,
    ) -> Result<(), AskFailed> {
        let account = self.look(|state| state.account(keys).cloned()).ok_or(AskFailed::AccountGone)?;
        let revocation = Revocation {
            origin: &account.origin,
            device: &account.device,
            iat: self.server_time(&account),
            jti: &self.new_jti()?,
            target: device,
        };
        let signed = self.sign_approval(keys, revocation.draft(), presence).await?;
        let endpoint = Endpoint::Device(device, DeviceVerb::Revoke);
        let call = |account: Account, proof: Jws| {
            let (device, signed) = (device.clone(), signed.clone());
            async move { self.ports.backend.disconnect(&account.origin, &proof, &device, Some(&signed)).await }
        };
        self.ask_backend(keys, endpoint, call).await
    }

    /// Says what came of a change, and looks how the devices are now.
    async fn changed(&self, keys: &KeyName, outcome: Result<(), AskFailed>, done: Message) {
        match outcome {
            Ok(()) => self.ask(Transition::Notify(done)),
            Err(failed) => {
                tracing::warn!(why = %failed, "the devices are as they were");
                let trouble = failed.send_trouble();
                if self.gone_if_revoked(keys, failed).await {
                    return;
                }
                self.ask(Transition::Notify(Message::DevicesUnchanged(trouble)));
            }
        }
        self.list_devices(keys).await;
    }

    async fn gone_if_revoked(&self, keys: &KeyName, failed: AskFailed) -> bool {
        let AskFailed::Revoked { at, by } = failed else { return false };
        self.disconnected_elsewhere(keys, at, by).await;
        true
    }

    /// Whose devices are on the screen.
    fn looked_at(&self) -> Option<KeyName> {
        self.look(|state| match &state.place {
            Place::Devices { keys, .. } => Some(keys.clone()),
            _ => None,
        })
    }
}
