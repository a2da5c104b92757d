//! Disconnecting this device: by the user here, or by a revocation from elsewhere.

use key_protocol::paths::{DeviceVerb, Endpoint};
use key_view::{Message, News};

use crate::core::Core;
use crate::domain::account::{Account, AccountHandle};
use crate::domain::removal::Removal;
use crate::failure::RequestFailed;
use crate::ports::VaultFailed;
use crate::record::Record;

impl Core {
    /// Disconnects this device from an account. The keys are erased even if the backend cannot be
    /// reached: the phone may be about to change hands.
    pub(crate) async fn disconnect(&self, handle: &AccountHandle) {
        let Some(account) = self.with_state(|state| state.account(handle).cloned()) else {
            return;
        };
        if self.update(|s| s.disconnect_started(handle)).is_err() {
            return;
        }
        // Otherwise the backend's revocation event could arrive first and be shown as a
        // disconnection from elsewhere.
        self.stop_listening(handle);
        let endpoint = Endpoint::Device(&account.device, DeviceVerb::Revoke);
        let revoked = self
            .call_backend(handle, endpoint, |account: Account, proof| async move {
                self.ports.backend.disconnect(&account.origin, &proof, &account.device, None).await
            })
            .await;
        if let Err(why) = &revoked {
            tracing::warn!(%why, "the backend was not told of a disconnection");
        }
        let backend_told = matches!(revoked, Ok(()) | Err(RequestFailed::Revoked(_)));
        let username = account.username.as_str().to_owned();
        let erased = self.erase(handle).await;
        if let Err(why) = &erased {
            tracing::error!(%why, "the keys of a disconnected account could not be erased");
        }
        // Keys that the backend refuses are harmless. Where it may still accept keys that could not
        // be erased, the account stays, so that the user sees it and can retry.
        if erased.is_ok() || backend_told {
            self.remove_account(handle, Some(Message::Disconnected { username, backend_told }));
        } else {
            self.update_or_log(|s| s.disconnect_failed());
            self.listen(handle);
        }
    }

    /// Erases the keys of an account that was disconnected elsewhere and notifies the user.
    pub(crate) async fn disconnected_elsewhere(&self, handle: &AccountHandle, removal: Removal) {
        let Some(account) = self.with_state(|state| state.account(handle).cloned()) else {
            return;
        };
        if let Err(why) = self.erase(handle).await {
            // The backend refuses these keys, so leaving them is harmless.
            tracing::error!(%why, "the keys of a disconnected account could not be erased");
        }
        let username = account.username.as_str().to_owned();
        let news = News::DisconnectedElsewhere { username, by: removal.by };
        // First, because removing the account may abort the task that runs this code.
        self.update(|s| s.tell(None, removal.at, news));
        self.remove_account(handle, None);
    }

    /// Removes the account from the record, then erases its keys. In this order a crash leaves keys
    /// without an account, not an account without keys.
    async fn erase(&self, handle: &AccountHandle) -> Result<(), VaultFailed> {
        let mut record = self.record.lock().await;
        let mut changed: Record = record.clone();
        let device = record.account(handle).map(|stored| stored.account.device.clone());
        changed.accounts.retain(|stored| &stored.account.handle != handle);
        let slot = record.biometric.clone().filter(|_| changed.accounts.is_empty());
        if changed.accounts.is_empty() {
            // The PIN is erased with the last account; the next enrolment chooses a new one.
            changed = Record::empty();
        }
        let keystore = self.existing_keystore_secret().await?;
        self.save(&mut record, changed, &keystore).await?;
        if let Some(slot) = slot {
            self.ports.presence.discard(&slot.enclosed).await;
            self.update(|s| s.sensor_found(s.sensor, false));
        }
        self.destroy_key(handle).await;
        if let Some(device) = device {
            self.ports.push.unregister(&device).await;
        }
        Ok(())
    }

    fn remove_account(&self, handle: &AccountHandle, message: Option<Message>) {
        self.update_or_log(|s| s.disconnected(handle, message));
        // Last, because this may abort the task that runs this code.
        self.stop_listening(handle);
    }
}
