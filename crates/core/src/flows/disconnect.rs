//! Disconnecting this device: because the person says so here, or because somebody did elsewhere.

use key_protocol::ids::Timestamp;
use key_protocol::paths::{DeviceVerb, Endpoint};
use key_view::Message;

use crate::authenticator::Authenticator;
use crate::domain::account::{Account, KeyName};
use crate::failure::AskFailed;
use crate::ports::VaultFailed;
use crate::record::Record;
use crate::state::Transition;

impl Authenticator {
    /// Disconnects this device from a username. The keys are erased even when the backend cannot be told: the phone may be about
    /// to be given away.
    pub(crate) async fn disconnect(&self, keys: &KeyName) {
        let Some(account) = self.look(|state| state.account(keys).cloned()) else {
            return;
        };
        if self.apply(Transition::DisconnectStarted(keys.clone())).is_err() {
            return;
        }
        // Or the backend's own word of it would come first, and read as somebody else's doing.
        self.stop_listening(keys);
        let endpoint = Endpoint::Device(&account.device, DeviceVerb::Revoke);
        let told = self
            .ask_backend(keys, endpoint, |account: Account, proof| async move {
                self.ports.backend.disconnect(&account.origin, &proof, &account.device, None).await
            })
            .await;
        if let Err(why) = &told {
            tracing::warn!(%why, "the backend was not told of a disconnection");
        }
        let backend_told = matches!(told, Ok(()) | Err(AskFailed::Revoked { .. }));
        let username = account.username.as_str().to_owned();
        let erased = self.erase(keys).await;
        if let Err(why) = &erased {
            tracing::error!(%why, "the keys of a disconnected account could not be erased");
        }
        // Keys that the backend refuses are worth nothing; those it still takes are not left behind unsaid.
        if erased.is_ok() || backend_told {
            self.gone(keys, Message::Disconnected { username, backend_told });
        } else {
            self.ask(Transition::DisconnectFailed);
            self.listen(keys);
        }
    }

    /// Erases the keys of an account that was disconnected elsewhere, and says so.
    pub(crate) async fn disconnected_elsewhere(
        &self,
        keys: &KeyName,
        at: Option<Timestamp>,
        by: Option<String>,
    ) {
        let Some(account) = self.look(|state| state.account(keys).cloned()) else {
            return;
        };
        if let Err(why) = self.erase(keys).await {
            // They are worth nothing to anybody any more: the backend refuses them.
            tracing::error!(%why, "the keys of a disconnected account could not be erased");
        }
        let ago = at.map_or(0, |at| self.server_time(&account) - at);
        let message = Message::DisconnectedElsewhere {
            username: account.username.as_str().to_owned(),
            by: by.filter(|by| by != "web"),
            seconds_ago: u32::try_from(ago).unwrap_or(0),
        };
        self.gone(keys, message);
    }

    /// The record first: without it, nobody knows what a key left in the keystore was for.
    async fn erase(&self, keys: &KeyName) -> Result<(), VaultFailed> {
        let mut record = self.record.lock().await;
        let mut changed: Record = record.clone();
        let device = record.account(keys).map(|stored| stored.account.device.clone());
        changed.accounts.retain(|stored| &stored.account.keys != keys);
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
        self.destroy_key(keys).await;
        if let Some(device) = device {
            self.ports.push.unregister(&device).await;
        }
        Ok(())
    }

    fn gone(&self, keys: &KeyName, message: Message) {
        self.ask(Transition::Disconnected(keys.clone(), message));
        // Last, since this may be the listener itself.
        self.stop_listening(keys);
    }
}
