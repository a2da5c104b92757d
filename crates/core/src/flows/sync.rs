//! Synchronisation: one event stream per account, and the list after every connect. Events are
//! hints and the list is authoritative; nothing is polled.

use std::sync::Weak;
use std::time::Duration;

use futures_util::StreamExt as _;
use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::Outcome;
use key_protocol::event::Event;
use key_protocol::ids::ChallengeId;
use key_protocol::jws::Jws;
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use key_view::{Connection, Ending, Message};
use tokio::sync::watch;

use crate::core::Core;
use crate::domain::account::{Account, AccountHandle};
use crate::domain::challenge::{Progress, ended_elsewhere};
use crate::failure::RequestFailed;
use crate::ports::{CallFailed, EventStream, SignFailed};
use crate::state::ScreenState;
use crate::sync_mode::SyncMode;

/// Backoff before the first, second, … retry after a failure; the last entry repeats.
const RETRY_AFTER: [Duration; 6] = [
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(5),
    Duration::from_secs(15),
    Duration::from_secs(30),
];

/// Shortest duration of a stream that resets the backoff. Without it, a backend that accepts every
/// stream and closes it at once would be called twice a second.
const STABLE_STREAM: Duration = Duration::from_secs(30);

/// Listens for one account until it is disconnected or the app ends.
async fn run(app: Weak<Core>, handle: AccountHandle) {
    let mut failures = 0;
    loop {
        let Some(app) = app.upgrade() else { return };
        let mut sync_mode = app.sync_mode.subscribe();
        if sync_mode.wait_for(SyncMode::is_listening).await.is_err() {
            return;
        }
        // Registered before the attempt, so that a retry requested during it is not missed.
        let retry = app.retry.notified();
        let failed = match app.open_stream(&handle).await {
            Ok(stream) => {
                let opened = app.ports.clock.monotonic();
                let Some(failed) = app.handle_events(&handle, stream, &mut sync_mode).await else {
                    failures = 0;
                    continue;
                };
                if app.ports.clock.monotonic() - opened >= STABLE_STREAM {
                    failures = 0;
                }
                failed
            }
            Err(failed) => failed,
        };
        let connection = match failed {
            RequestFailed::Revoked { at, by } => return app.disconnected_elsewhere(&handle, at, by).await,
            RequestFailed::AccountGone => return,
            RequestFailed::Call(CallFailed::Unreachable) => Connection::Unreachable,
            RequestFailed::Sign(SignFailed::KeyGone) => Connection::KeyGone,
            RequestFailed::Call(_) | RequestFailed::Refused(_) | RequestFailed::Sign(_) => {
                Connection::Failing
            }
        };
        tracing::info!(why = %failed, "not listening");
        app.update_or_log(|s| s.connection_changed(&handle, connection));
        let pause = RETRY_AFTER[failures.min(RETRY_AFTER.len() - 1)];
        failures += 1;
        let until = app.ports.clock.monotonic() + pause;
        tokio::select! {
            () = app.ports.clock.until(until) => {}
            _ = sync_mode.changed() => failures = 0,
            () = retry => app.update_or_log(|s| s.connection_changed(&handle, Connection::Connecting)),
        }
    }
}

impl Core {
    /// Starts listening for an account's challenges, replacing an earlier listener.
    pub(crate) fn listen(&self, handle: &AccountHandle) {
        self.set_listener(handle, tokio::spawn(run(self.weak(), handle.clone())));
    }

    /// Opens the stream, then fetches the list: in this order no challenge is missed in between.
    async fn open_stream(&self, handle: &AccountHandle) -> Result<EventStream, RequestFailed> {
        let stream = self
            .call_backend(handle, Endpoint::Events, |account: Account, proof| async move {
                self.ports.backend.events(&account.origin, &proof).await
            })
            .await?;
        self.fetch_challenges(handle).await?;
        self.update_or_log(|s| s.connection_changed(handle, Connection::Online));
        self.resend_unsent(handle).await;
        let handle = handle.clone();
        self.spawn(|app| async move {
            app.drain_inbox().await;
            app.sync_push_registration(&handle).await;
        });
        Ok(stream)
    }

    /// Handles events until the stream ends, which is always a failure. Returns `None` if this app
    /// ended the stream because the sync mode changed, which happens only between two events.
    async fn handle_events(
        &self,
        handle: &AccountHandle,
        mut stream: EventStream,
        sync_mode: &mut watch::Receiver<SyncMode>,
    ) -> Option<RequestFailed> {
        loop {
            let event = tokio::select! {
                event = stream.next() => event,
                _ = sync_mode.changed() => return None,
            };
            let Some(event) = event else {
                return Some(RequestFailed::Call(CallFailed::Unreachable));
            };
            let handled = match event {
                Event::Challenge(_) => self.fetch_challenges(handle).await,
                Event::Withdrawn(withdrawn) => {
                    self.withdrawn(
                        handle,
                        &withdrawn.id,
                        ended_elsewhere(withdrawn.outcome, withdrawn.by_device),
                    );
                    // If our own decision is undelivered, the response to it tells the outcome.
                    self.resend(&withdrawn.id).await;
                    Ok(())
                }
                Event::Revoked(revoked) => {
                    return Some(RequestFailed::Revoked { at: Some(revoked.at), by: Some(revoked.by) });
                }
            };
            if let Err(failed) = handled {
                return Some(failed);
            }
        }
    }

    pub(crate) async fn fetch_challenges(&self, handle: &AccountHandle) -> Result<(), RequestFailed> {
        let list = self
            .call_backend(handle, Endpoint::Challenges, |account: Account, proof| async move {
                self.ports.backend.challenges(&account.origin, &proof).await
            })
            .await?;
        self.update_skew(handle, list.server_time).await;
        let account =
            self.with_state(|state| state.account(handle).cloned()).ok_or(RequestFailed::AccountGone)?;
        let verified: Vec<SignedChallenge> = list
            .challenges
            .iter()
            .filter_map(|jws| match SignedChallenge::verify(jws, &account.backend_key, &account.id) {
                Ok(challenge) => Some(challenge),
                Err(why) => {
                    tracing::error!(%why, "a challenge is not the backend's");
                    let username = account.username.as_str().to_owned();
                    self.update(|s| s.notify(Message::ChallengeRefused { username }));
                    None
                }
            })
            .collect();
        self.fetch_missed_ending(handle, &verified).await?;
        self.update_or_log(|s| s.listed(handle, verified, self.ports.clock.moment()));
        Ok(())
    }

    /// Requests the outcome of the challenge on the screen if it is missing from the list: the
    /// event that reported it was missed.
    async fn fetch_missed_ending(
        &self,
        handle: &AccountHandle,
        list: &[SignedChallenge],
    ) -> Result<(), RequestFailed> {
        let missed = self.with_state(|state| {
            let ScreenState::Challenge(id) = &state.screen else {
                return None;
            };
            let pending = state.pending(id)?;
            let open = &pending.handle == handle && matches!(pending.progress, Progress::Open);
            (open && !list.iter().any(|challenge| &challenge.claims().id == id)).then(|| id.clone())
        });
        let Some(id) = missed else { return Ok(()) };
        let answer = self
            .call_backend(handle, Endpoint::Challenge(&id), |account: Account, proof: Jws| {
                let id = id.clone();
                async move { self.ports.backend.challenge(&account.origin, &proof, &id).await }
            })
            .await;
        match answer {
            Err(RequestFailed::Refused(Problem::AlreadyDecided { outcome, by_device, .. })) => {
                self.withdrawn(handle, &id, ended_elsewhere(outcome, by_device));
            }
            Err(RequestFailed::Refused(Problem::Expired)) => self.withdrawn(handle, &id, Ending::Expired),
            Err(RequestFailed::Refused(Problem::UnknownChallenge)) => {
                self.withdrawn(handle, &id, ended_elsewhere(Outcome::Cancelled, None));
            }
            // The outcome is unknown; the list is authoritative.
            Ok(_) | Err(RequestFailed::Refused(_)) => {}
            Err(failed) => return Err(failed),
        }
        Ok(())
    }

    /// Ends a withdrawn challenge if it belongs to the account: another backend may know its id.
    fn withdrawn(&self, handle: &AccountHandle, id: &ChallengeId, ending: Ending) {
        if self.with_state(|state| state.pending(id).is_some_and(|pending| &pending.handle == handle)) {
            self.update_or_log(|s| s.withdrawn(id, ending));
        }
    }

    /// Resends the account's undelivered decisions.
    async fn resend_unsent(&self, handle: &AccountHandle) {
        let unsent = self.with_state(|state| {
            let of_account = state.pending.iter().filter(|pending| &pending.handle == handle);
            let unsent = of_account.filter(|pending| matches!(pending.progress, Progress::Unsent { .. }));
            unsent.map(|pending| pending.id().clone()).collect::<Vec<_>>()
        });
        for id in &unsent {
            self.resend(id).await;
        }
    }
}
