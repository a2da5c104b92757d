//! A test notification that travels through the backend and the push service, as that of a
//! challenge does.

use std::time::Duration;

use key_protocol::ids::DeviceText;
use key_protocol::paths::{Endpoint, PushVerb};
use key_protocol::problem::Problem;
use key_view::{PushTest, PushWay};
use tokio::sync::oneshot;

use crate::core::{AwaitedTest, Core};
use crate::domain::account::{Account, AccountHandle};
use crate::failure::RequestFailed;
use crate::state::{ScreenState, State};

/// Longest time to wait for a test push.
const TEST_TIMEOUT: Duration = Duration::from_secs(20);

impl Core {
    /// Sends a test notification: through the backend where pushes work, otherwise from the phone
    /// alone, which is only worth it in the settings.
    pub(crate) async fn try_notification(&self) {
        if !self.with_state(State::may_test_pushes) {
            return;
        }
        if self.with_state(|state| matches!(state.screen, ScreenState::TestPush)) {
            return self.test_after_registration();
        }
        let handles = self.accounts_with_pushes();
        if handles.is_empty() {
            return self.ports.notifier.show_test().await;
        }
        self.update(|s| s.push_tested(PushTest::Sent));
        // Runs in the background, so that the interface stays responsive.
        self.spawn(|app| async move { app.test_all(&handles).await });
    }

    /// Registers for pushes, which a phone that has just been allowed to show notifications may not have
    /// done, and sends a test in the background. Where none can travel, the push status says why.
    fn test_after_registration(&self) {
        self.update(|s| s.push_tested(PushTest::Sent));
        self.spawn(|app| async move {
            app.sync_all_push_registrations().await;
            app.test_all(&app.accounts_with_pushes()).await;
        });
    }

    fn accounts_with_pushes(&self) -> Vec<AccountHandle> {
        self.with_state(|state| {
            let handles = state.accounts.iter().map(|enrolled| &enrolled.account.handle);
            handles
                .filter(|handle| state.push.by_account.get(handle) == Some(&PushWay::Works))
                .cloned()
                .collect()
        })
    }

    /// Tests the pushes of each account and shows the longest duration or the first failure.
    async fn test_all(&self, handles: &[AccountHandle]) {
        let mut outcome = PushTest::None;
        for handle in handles {
            match (self.test_pushes(handle).await, outcome) {
                (PushTest::Arrived { ms }, PushTest::Arrived { ms: before }) => {
                    outcome = PushTest::Arrived { ms: ms.max(before) };
                }
                (arrived @ PushTest::Arrived { .. }, _) => outcome = arrived,
                (trouble, _) => {
                    outcome = trouble;
                    break;
                }
            }
        }
        self.update(|s| s.push_tested(outcome));
        self.refresh_push_health().await;
    }

    /// Requests a test push from one backend and waits until it arrives.
    async fn test_pushes(&self, handle: &AccountHandle) -> PushTest {
        let Some(token) = self.new_jti().ok().and_then(|jti| DeviceText::parse(jti.as_str()).ok()) else {
            return PushTest::NotSent;
        };
        let Some(account) = self.with_state(|state| state.account(handle).cloned()) else {
            return PushTest::NotSent;
        };
        let (arrived, arrival) = oneshot::channel();
        *self.awaited_test() = Some(AwaitedTest { token: token.clone(), arrived });
        let started = self.ports.clock.monotonic();
        let endpoint = Endpoint::Push(&account.device, PushVerb::Test);
        let requested = self
            .call_backend(handle, endpoint, |account: Account, proof| {
                let token = token.clone();
                async move { self.ports.backend.test_push(&account.origin, &proof, &account.device, &token).await }
            })
            .await;
        match requested {
            Ok(()) => {}
            Err(RequestFailed::Refused(Problem::TooManyAttempts { .. })) => return PushTest::TooSoon,
            Err(failed) => {
                tracing::info!(why = %failed, "the backend sent no test");
                return PushTest::NotSent;
            }
        }
        tokio::select! {
            biased;
            Ok(()) = arrival => {
                let duration = self.ports.clock.monotonic().saturating_sub(started);
                PushTest::Arrived { ms: u32::try_from(duration.as_millis()).unwrap_or(u32::MAX) }
            }
            () = self.ports.clock.until(started + TEST_TIMEOUT) => PushTest::Lost,
        }
    }

    /// Handles the arrival of a test push. Ignores an earlier one that timed out.
    pub(crate) fn test_arrived(&self, token: &DeviceText) {
        let mut awaited = self.awaited_test();
        if let Some(AwaitedTest { arrived, .. }) = awaited.take_if(|awaited| awaited.token == *token) {
            // The receiver is dropped after the timeout.
            let _ = arrived.send(());
        }
    }
}
