//! Push registration: where each backend sends pushes, and what to do when one arrives. A push is
//! only a hint to look; nothing in it is trusted.

use std::sync::{Arc, Weak};

use key_protocol::paths::{Endpoint, PushVerb};
use key_protocol::problem::Problem;
use key_protocol::push::{PushRegistration, TransportKind, VapidKey};
use key_view::PushWay;

use crate::core::Core;
use crate::domain::account::{Account, AccountHandle};
use crate::failure::RequestFailed;
use crate::ports::NotRegistered;
use crate::state::ScreenState;

/// Drains the inbox at start-up and reacts to each signal from the phone, until the app ends.
pub(crate) async fn run(app: Weak<Core>) {
    let Some(started) = app.upgrade() else { return };
    let push = Arc::clone(&started.ports.push);
    started.drain_inbox().await;
    // Held only while in use, so that this task does not keep the app alive.
    drop(started);
    loop {
        push.wait_for_news().await;
        let Some(app) = app.upgrade() else { return };
        app.handle_push_signal().await;
    }
}

impl Core {
    /// Handles a signal from the phone: retries failed connections, drains the inbox, and registers
    /// changed push addresses.
    async fn handle_push_signal(&self) {
        if self.with_state(|state| matches!(state.screen, ScreenState::Settings(_))) {
            self.refresh_push_health().await;
        }
        if self.sync_mode.borrow().is_listening() {
            // Open connections have received their events; those in a backoff retry now.
            self.retry.notify_waiters();
        }
        self.drain_inbox().await;
        self.sync_changed_push_registrations().await;
    }

    /// Updates the phone's push health and distributors.
    pub(crate) async fn refresh_push_health(&self) {
        let (health, distributors) = (self.ports.push.health().await, self.ports.push.distributors().await);
        self.update(|s| s.push_looked(health, distributors));
    }

    /// Chooses another distributor, from the settings, and registers with every backend again.
    pub(crate) async fn choose_distributor(&self, id: &str) {
        self.ports.push.choose(id).await;
        self.sync_all_push_registrations().await;
        self.refresh_push_health().await;
    }

    /// Synchronises the push registration of every account.
    pub(crate) async fn sync_all_push_registrations(&self) {
        for handle in self.enrolled_accounts() {
            self.sync_push_registration(&handle).await;
        }
    }

    /// Synchronises an account's push registration: gets the backend's push status, registers with
    /// the phone, and sends the registration to the backend. This also covers a backend that lost
    /// its registration, and an account enrolled before pushes existed.
    pub(crate) async fn sync_push_registration(&self, handle: &AccountHandle) {
        let Some(account) = self.with_state(|state| state.account(handle).cloned()) else { return };
        let status = self
            .call_backend(
                handle,
                Endpoint::Push(&account.device, PushVerb::Status),
                |account: Account, proof| async move {
                    self.ports.backend.push_status(&account.origin, &proof, &account.device).await
                },
            )
            .await;
        let way = match status {
            Ok(status) => self.register_pushes(handle, &account, status.vapid, status.transport).await,
            // The backend implements an earlier revision of the protocol, without pushes.
            Err(RequestFailed::Refused(Problem::NotFound | Problem::MethodNotAllowed)) => PushWay::NotSent,
            Err(failed) => backend_unreachable(&failed),
        };
        if self.update(|s| s.push_found(handle, way)).is_err() {
            // The account was disconnected meanwhile, and nothing else undoes the registration.
            self.ports.push.unregister(&account.device).await;
        }
    }

    async fn register_pushes(
        &self,
        handle: &AccountHandle,
        account: &Account,
        vapid: Option<VapidKey>,
        known: TransportKind,
    ) -> PushWay {
        let (registration, way) = match self.ports.push.register(&account.device, vapid.as_ref()).await {
            Ok(registration) => (registration, PushWay::Works),
            Err(why) => (PushRegistration::None, way_without(why)),
        };
        let sent = match (&registration, known) {
            (PushRegistration::None, TransportKind::None) => Ok(()),
            _ => self.send_push_registration(handle, account, &registration).await,
        };
        match sent {
            Ok(()) => {
                self.push_registrations().insert(handle.clone(), (vapid, registration));
                way
            }
            Err(failed) => backend_unreachable(&failed),
        }
    }

    async fn send_push_registration(
        &self,
        handle: &AccountHandle,
        account: &Account,
        registration: &PushRegistration,
    ) -> Result<(), RequestFailed> {
        self.call_backend(
            handle,
            Endpoint::Push(&account.device, PushVerb::Register),
            |account: Account, proof| async move {
                self.ports.backend.register_push(&account.origin, &proof, &account.device, registration).await
            },
        )
        .await
    }

    /// Registers again with each backend whose registration has changed on the phone.
    async fn sync_changed_push_registrations(&self) {
        let sent = self.push_registrations().clone();
        for (handle, (vapid, registration)) in sent {
            let Some(account) = self.with_state(|state| state.account(&handle).cloned()) else {
                self.push_registrations().remove(&handle);
                continue;
            };
            let found = self.ports.push.register(&account.device, vapid.as_ref()).await;
            if found.unwrap_or(PushRegistration::None) != registration {
                self.sync_push_registration(&handle).await;
            }
        }
    }
}

fn way_without(why: NotRegistered) -> PushWay {
    match why {
        NotRegistered::NoDistributor => PushWay::NoDistributor,
        NotRegistered::NotChosen => PushWay::NotChosen,
        NotRegistered::Failed => PushWay::NotRegistered,
        NotRegistered::NotSent => PushWay::NotSent,
    }
}

fn backend_unreachable(failed: &RequestFailed) -> PushWay {
    tracing::info!(why = %failed, "the backend was not told where pushes go");
    PushWay::Unreachable
}
