//! Disconnecting this device: because the person says so here, or because somebody did elsewhere.

use key_protocol::ids::Timestamp;
use key_protocol::paths::{DeviceVerb, Endpoint};
use key_view::Message;

use crate::authenticator::Authenticator;
use crate::domain::account::{Account, AccountHandle};
use crate::failure::RequestFailed;
use crate::ports::VaultFailed;
use crate::record::Record;
use crate::state::Transition;

impl Authenticator {
    /// Disconnects this device from a username. The keys are erased even when the backend cannot be told: the phone may be about
    /// to be given away.
    pub(crate) async fn disconnect(&self, handle: &AccountHandle) {
        let Some(account) = self.look(|state| state.account(handle).cloned()) else {
            return;
        };
        if self.apply(Transition::DisconnectStarted(handle.clone())).is_err() {
            return;
        }
        // Or the backend's own word of it would come first, and read as somebody else's doing.
        self.stop_listening(handle);
        let endpoint = Endpoint::Device(&account.device, DeviceVerb::Revoke);
        let told = self
            .call_backend(handle, endpoint, |account: Account, proof| async move {
                self.ports.backend.disconnect(&account.origin, &proof, &account.device, None).await
            })
            .await;
        if let Err(why) = &told {
            tracing::warn!(%why, "the backend was not told of a disconnection");
        }
        let backend_told = matches!(told, Ok(()) | Err(RequestFailed::Revoked { .. }));
        let username = account.username.as_str().to_owned();
        let erased = self.erase(handle).await;
        if let Err(why) = &erased {
            tracing::error!(%why, "the keys of a disconnected account could not be erased");
        }
        // Keys that the backend refuses are worth nothing; those it still takes are not left behind unsaid.
        if erased.is_ok() || backend_told {
            self.gone(handle, Message::Disconnected { username, backend_told });
        } else {
            self.ask(Transition::DisconnectFailed);
            self.listen(handle);
        }
    }

    /// Erases the keys of an account that was disconnected elsewhere, and says so.
    pub(crate) async fn disconnected_elsewhere(
        &self,
        handle: &AccountHandle,
        at: Option<Timestamp>,
        by: Option<String>,
    ) {
        let Some(account) = self.look(|state| state.account(handle).cloned()) else {
            return;
        };
        if let Err(why) = self.erase(handle).await {
            // They are worth nothing to anybody any more: the backend refuses them.
            tracing::error!(%why, "the keys of a disconnected account could not be erased");
        }
        let ago = at.map_or(0, |at| self.server_time(&account) - at);
        let message = Message::DisconnectedElsewhere {
            username: account.username.as_str().to_owned(),
            by: by.filter(|by| by != "web"),
            seconds_ago: u32::try_from(ago).unwrap_or(0),
        };
        self.gone(handle, message);
    }

    /// The record first: without it, nobody knows what a key left in the keystore was for.
    async fn erase(&self, handle: &AccountHandle) -> Result<(), VaultFailed> {
        let mut record = self.record.lock().await;
        let mut changed: Record = record.clone();
        let device = record.account(handle).map(|stored| stored.account.device.clone());
        changed.accounts.retain(|stored| &stored.account.handle != handle);
        let slot = record.biometric.clone().filter(|_| changed.accounts.is_empty());
        if changed.accounts.is_empty() {
            // With the last username goes the PIN: a new beginning chooses a new one.
            changed = Record::empty();
        }
        self.save(&mut record, changed).await?;
        if let Some(slot) = slot {
            self.ports.presence.discard(&slot.enclosed).await;
            self.ask(Transition::SensorFound { sensor: self.look(|state| state.sensor), on: false });
        }
        self.destroy_key(handle).await;
        if let Some(device) = device {
            self.ports.push.unregister(&device).await;
        }
        Ok(())
    }

    fn gone(&self, handle: &AccountHandle, message: Message) {
        self.ask(Transition::Disconnected(handle.clone(), message));
        // Last, since this may be the listener itself.
        self.stop_listening(handle);
    }
}
