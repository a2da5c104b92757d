//! Revealing the offline code.

use crate::core::Core;
use crate::domain::account::AccountHandle;
use crate::domain::presence::Presence;

impl Core {
    pub(crate) async fn open_offline_code(&self, account: &str) {
        if self.update(|s| s.open_offline_code(AccountHandle::from_view(account))).is_ok() {
            self.use_sensor().await;
        }
    }

    /// Reveals the code until the screen is left. No network is needed: codes are computed from the
    /// opened secret and the clock.
    pub(crate) async fn reveal_code(&self, handle: &AccountHandle, presence: Presence) {
        let stored = self.record.lock().await.account(handle).cloned();
        match stored.and_then(|stored| stored.open_offline(&presence.into_data_key())) {
            Some(secret) => self.update_or_log(|s| s.code_revealed(handle, secret)),
            None => {
                tracing::error!("the secret of an offline code does not open");
                self.update_or_log(|s| s.code_unreadable(handle));
            }
        }
    }
}
