//! *Check now*: fetches the lists of all accounts at once, beside the listeners, which may be waiting
//! for their next try.

use futures_util::future::join_all;
use key_view::Connection;

use crate::core::Core;
use crate::domain::account::AccountHandle;
use crate::failure::RequestFailed;
use crate::flows::sync::connection_after;

impl Core {
    /// Fetches the lists of all accounts. Refused while it is being done.
    pub(crate) async fn check_now(&self) {
        if self.update(|s| s.check_started()).is_err() {
            return;
        }
        let accounts = self.enrolled_accounts();
        let reached = join_all(accounts.iter().map(|handle| self.check(handle))).await;
        self.update(|s| s.check_ended());
        if reached.contains(&true) {
            // A backend that answers again may give a stream again.
            self.retry.notify_waiters();
        }
    }

    /// Fetches the lists of one account. Returns whether its backend answered.
    async fn check(&self, handle: &AccountHandle) -> bool {
        let connection = match self.fetch_challenges(handle).await {
            Ok(()) => Connection::Online,
            Err(RequestFailed::Revoked(removal)) => {
                self.disconnected_elsewhere(handle, removal).await;
                return false;
            }
            Err(RequestFailed::AccountGone) => return false,
            Err(failed) => {
                tracing::info!(why = %failed, "nothing could be checked");
                self.say_update_required(handle, &failed);
                connection_after(&failed)
            }
        };
        self.update_or_log(|s| s.connection_changed(handle, connection));
        if connection == Connection::Online
            && let Err(failed) = self.fetch_notices(handle).await
        {
            tracing::info!(why = %failed, "the notices were not fetched");
        }
        connection == Connection::Online
    }
}
