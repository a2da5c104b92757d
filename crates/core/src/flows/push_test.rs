//! A test notification that travels through the backend and the push service, as that of a
//! challenge does.

use std::time::Duration;

use key_protocol::ids::DeviceText;
use key_protocol::paths::{Endpoint, PushVerb};
use key_protocol::problem::Problem;
use key_view::{PushTest, PushWay};
use tokio::sync::oneshot;

use crate::authenticator::Authenticator;
use crate::domain::account::{Account, AccountHandle};
use crate::failure::RequestFailed;
use crate::state::{Place, Transition};

/// Longest time to wait for a test push.
const PATIENCE: Duration = Duration::from_secs(20);

/// Test push whose arrival is awaited.
pub(crate) struct Awaited {
    token: DeviceText,
    arrived: oneshot::Sender<()>,
}

impl Authenticator {
    /// Sends a test notification, from the settings: through the backend where pushes work,
    /// otherwise from the phone alone.
    pub(crate) async fn try_notification(&self) {
        let (may, woken) = self.look(|state| {
            let woken = state.accounts.iter().map(|connected| &connected.account.handle);
            let woken = woken.filter(|handle| state.push.ways.get(handle) == Some(&PushWay::Works)).cloned();
            let may = matches!(state.place, Place::Settings { .. }) && state.push.test != PushTest::Sent;
            (may, woken.collect::<Vec<_>>())
        });
        if !may {
            return;
        }
        if woken.is_empty() {
            return self.ports.notifier.try_out().await;
        }
        self.ask(Transition::PushTested(PushTest::Sent));
        // Runs in the background, so that the interface stays responsive.
        self.spawn(|app| async move { app.test_all(&woken).await });
    }

    /// Tests the pushes of each account and shows the longest duration or the first failure.
    async fn test_all(&self, woken: &[AccountHandle]) {
        let mut slowest = PushTest::None;
        for handle in woken {
            match (self.test_pushes(handle).await, slowest) {
                (PushTest::Arrived { ms }, PushTest::Arrived { ms: before }) => {
                    slowest = PushTest::Arrived { ms: ms.max(before) };
                }
                (arrived @ PushTest::Arrived { .. }, _) => slowest = arrived,
                (trouble, _) => {
                    slowest = trouble;
                    break;
                }
            }
        }
        self.ask(Transition::PushTested(slowest));
        self.look_at_push_health().await;
    }

    /// Requests a test push from one backend and waits until it arrives.
    async fn test_pushes(&self, handle: &AccountHandle) -> PushTest {
        let Some(token) = self.new_jti().ok().and_then(|jti| DeviceText::parse(jti.as_str()).ok()) else {
            return PushTest::NotSent;
        };
        let Some(account) = self.look(|state| state.account(handle).cloned()) else {
            return PushTest::NotSent;
        };
        let (arrived, arrival) = oneshot::channel();
        *self.awaited_test() = Some(Awaited { token: token.clone(), arrived });
        let begun = self.ports.clock.monotonic();
        let endpoint = Endpoint::Push(&account.device, PushVerb::Test);
        let asked = self
            .call_backend(handle, endpoint, |account: Account, proof| {
                let token = token.clone();
                async move { self.ports.backend.test_push(&account.origin, &proof, &account.device, &token).await }
            })
            .await;
        match asked {
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
                let taken = self.ports.clock.monotonic().saturating_sub(begun);
                PushTest::Arrived { ms: u32::try_from(taken.as_millis()).unwrap_or(u32::MAX) }
            }
            () = self.ports.clock.until(begun + PATIENCE) => PushTest::Lost,
        }
    }

    /// Handles the arrival of a test push. Ignores an earlier one that timed out.
    pub(crate) fn test_arrived(&self, token: &DeviceText) {
        let mut awaited = self.awaited_test();
        if let Some(Awaited { arrived, .. }) = awaited.take_if(|awaited| awaited.token == *token) {
            // The receiver is dropped after the timeout.
            let _ = arrived.send(());
        }
    }
}
