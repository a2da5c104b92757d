//! Revealing the offline code.

use crate::core::{Core, Flow, Stopped};
use crate::domain::account::AccountHandle;
use crate::domain::presence::Presence;
use crate::domain::wiped::wiped;

impl Core {
    /// Opens the offline code of an account and reveals it, with presence.
    pub(crate) async fn open_offline_code(&self, mut flow: Flow, account: &str) -> Result<(), Stopped> {
        let handle = AccountHandle::from_view(account);
        let pad = self.update(|s| s.open_offline_code(handle.clone()))?;
        let presence = self.presence_at(&mut flow, pad).await?;
        self.reveal_code(&handle, presence).await;
        Ok(())
    }

    /// Reveals the code until the screen is left. No network is needed: codes are computed from the
    /// opened secret and the clock.
    pub(super) async fn reveal_code(&self, handle: &AccountHandle, presence: Presence) {
        let stored = self.record.lock().await.account(handle).cloned();
        let data_key = presence.into_data_key();
        match wiped(|| stored.and_then(|stored| stored.open_offline(&data_key))) {
            Some(secret) => self.update_or_log(|s| s.code_revealed(handle, secret)),
            None => {
                tracing::error!("the secret of an offline code does not open");
                self.update_or_log(|s| s.code_unreadable(handle));
            }
        }
    }
}
