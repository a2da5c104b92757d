//! Synchronisation: one event stream per account, and the list after every connect and with every
//! `time` event. Events are hints and the list is authoritative, so it is also fetched while there is
//! no stream.

use std::sync::Weak;
use std::time::Duration;

use futures_util::StreamExt as _;
use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::Outcome;
use key_protocol::event::Event;
use key_protocol::ids::ChallengeId;
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use key_view::{Connection, Ending};
use tokio::sync::watch;

use crate::core::Core;
use crate::domain::account::{Account, AccountHandle};
use crate::domain::challenge::{Progress, ended_elsewhere};
use crate::domain::removal::Removal;
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

/// Pause between two lists while there is no stream.
const POLL: Duration = Duration::from_secs(5);

/// Shortest duration of a stream that resets the backoff. Without it, a backend that accepts every
/// stream and closes it at once would be called twice a second.
const STABLE_STREAM: Duration = Duration::from_secs(30);

/// Longest wait for a stream to open, and then for its first `time` event.
const FIRST_TIME: Duration = Duration::from_secs(5);

/// Longest time between two `time` events. A stream without is held back on its way, and counts as
/// none.
const SILENCE: Duration = Duration::from_secs(60);

/// Round of listening that ended.
struct Ended {
    why: Why,
    /// Moment from which the pause before the next round counts.
    since: Duration,
    /// Whether a stream lasted so long that the backoff starts anew.
    was_stable: bool,
}

/// Reason why a round of listening ended.
enum Why {
    /// The list could not be fetched.
    NoList(RequestFailed),
    /// The list was fetched, and the stream ended.
    StreamEnded,
    /// The list was fetched, and there is no stream, or nothing comes through it.
    NoStream,
    /// The sync mode changed.
    ModeChanged,
}

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
        let Ended { why, since, was_stable } = app.listen_once(&handle, &mut sync_mode).await;
        if was_stable {
            failures = 0;
        }
        let backoff = RETRY_AFTER[failures.min(RETRY_AFTER.len() - 1)];
        let (connection, pause) = match why {
            Why::NoList(RequestFailed::Revoked(removal)) => {
                return app.disconnected_elsewhere(&handle, removal).await;
            }
            Why::NoList(RequestFailed::AccountGone) => return,
            Why::ModeChanged => {
                failures = 0;
                continue;
            }
            Why::NoList(failed) => {
                tracing::info!(why = %failed, "not listening");
                app.say_update_required(&handle, &failed);
                (Some(connection_after(&failed)), backoff)
            }
            Why::StreamEnded => (Some(Connection::Unreachable), backoff.min(POLL)),
            Why::NoStream => (None, backoff.min(POLL)),
        };
        app.update_or_log(|s| s.stream_changed(&handle, false));
        if let Some(connection) = connection {
            app.update_or_log(|s| s.connection_changed(&handle, connection));
        }
        failures += 1;
        tokio::select! {
            () = app.ports.clock.until(since + pause) => {}
            _ = sync_mode.changed() => failures = 0,
            () = retry => app.update_or_log(|s| s.connection_changed(&handle, Connection::Connecting)),
        }
    }
}

/// Returns the state of a connection whose list could not be fetched.
pub(super) fn connection_after(failed: &RequestFailed) -> Connection {
    match failed {
        RequestFailed::Call(CallFailed::Unreachable) => Connection::Unreachable,
        RequestFailed::Sign(SignFailed::KeyGone) => Connection::KeyGone,
        RequestFailed::NotKnown => Connection::NotKnown,
        RequestFailed::Refused(Problem::UpdateRequired { .. }) => Connection::UpdateRequired,
        _ => Connection::Failing,
    }
}

impl Core {
    /// Starts listening for an account's challenges, replacing an earlier listener.
    pub(crate) fn listen(&self, handle: &AccountHandle) {
        self.set_listener(handle, tokio::spawn(run(self.weak(), handle.clone())));
    }

    /// Opens the stream, then fetches the list, whether or not there is a stream: in this order no
    /// challenge is missed in between. Then handles the events.
    async fn listen_once(&self, handle: &AccountHandle, sync_mode: &mut watch::Receiver<SyncMode>) -> Ended {
        let began = self.ports.clock.monotonic();
        let ended = |why, since| Ended { why, since, was_stable: false };
        let opened = tokio::select! {
            opened = self.open_stream(handle) => opened,
            () = self.ports.clock.until(began + FIRST_TIME) => Err(RequestFailed::Call(CallFailed::Unreachable)),
        };
        if let Err(failed @ RequestFailed::Revoked(_)) = opened {
            return ended(Why::NoList(failed), began);
        }
        if let Err(failed) = self.fetch_challenges(handle).await {
            return ended(Why::NoList(failed), self.ports.clock.monotonic());
        }
        let was_online = self.with_state(|state| state.is_online(handle));
        self.update_or_log(|s| {
            s.stream_changed(handle, opened.is_ok())?;
            s.connection_changed(handle, Connection::Online)
        });
        self.resend_unsent(handle).await;
        if opened.is_ok() || !was_online {
            let handle = handle.clone();
            self.spawn(|app| async move {
                app.drain_inbox().await;
                if let Err(failed) = app.fetch_notices(&handle).await {
                    tracing::info!(why = %failed, "the notices were not fetched");
                }
                app.sync_push_registration(&handle).await;
                app.settle_sensor_key(&handle).await;
            });
        }
        match opened {
            Ok(stream) => {
                let opened_at = self.ports.clock.monotonic();
                let why = self.handle_events(handle, stream, sync_mode).await;
                let since = self.ports.clock.monotonic();
                Ended { why, since, was_stable: since - opened_at >= STABLE_STREAM }
            }
            Err(failed) => {
                tracing::info!(why = %failed, "the list is fetched without a stream");
                ended(Why::NoStream, began)
            }
        }
    }

    /// Says which version the backend requires, when it first does.
    pub(super) fn say_update_required(&self, handle: &AccountHandle, failed: &RequestFailed) {
        let RequestFailed::Refused(Problem::UpdateRequired { minimum }) = failed else { return };
        let account = self.with_state(|state| state.account(handle).cloned());
        let Some(at) = account.map(|account| self.server_time(&account)) else { return };
        self.update(|s| s.update_required(handle, minimum.as_str(), at));
    }

    async fn open_stream(&self, handle: &AccountHandle) -> Result<EventStream, RequestFailed> {
        self.call_backend(handle, Endpoint::Events, |account: Account, proof| async move {
            self.ports.backend.events(&account.origin, &proof).await
        })
        .await
    }

    /// Handles events until the stream ends or nothing comes through it, or the sync mode changes,
    /// which ends it only between two events.
    async fn handle_events(
        &self,
        handle: &AccountHandle,
        mut stream: EventStream,
        sync_mode: &mut watch::Receiver<SyncMode>,
    ) -> Why {
        let mut silent_at = self.ports.clock.monotonic() + FIRST_TIME;
        let mut has_time = false;
        loop {
            let event = tokio::select! {
                biased;
                _ = sync_mode.changed() => return Why::ModeChanged,
                event = stream.next() => event,
                () = self.ports.clock.until(silent_at) => {
                    tracing::info!("nothing comes through the stream");
                    return Why::NoStream;
                }
            };
            let Some(event) = event else { return Why::StreamEnded };
            if let Event::Time(_) = event {
                silent_at = self.ports.clock.monotonic() + SILENCE;
            }
            // The list was fetched after the stream was opened, which is when the first was sent.
            let is_first_time = matches!(event, Event::Time(_)) && !has_time;
            has_time |= is_first_time;
            if !is_first_time && let Err(failed) = self.handle_event(handle, event).await {
                return Why::NoList(failed);
            }
        }
    }

    async fn handle_event(&self, handle: &AccountHandle, event: Event) -> Result<(), RequestFailed> {
        match event {
            Event::Challenge(issued) => {
                self.fetch_challenges(handle).await?;
                self.fetch_unlisted(handle, &issued.id).await
            }
            Event::Withdrawn(withdrawn) => {
                let ending = ended_elsewhere(withdrawn.outcome, withdrawn.by_device);
                self.withdrawn(handle, &withdrawn.id, ending);
                // If our own decision is undelivered, the response to it tells the outcome.
                self.resend(&withdrawn.id).await;
                Ok(())
            }
            Event::Time(time) => {
                self.update_clock(handle, time.server_time).await;
                self.fetch_challenges(handle).await
            }
            Event::Notice(_) => self.fetch_notices(handle).await,
            Event::Revoked(revoked) => {
                let account = self.with_state(|state| state.account(handle).cloned());
                let account = account.ok_or(RequestFailed::AccountGone)?;
                match Removal::proven(&revoked.notice, &account) {
                    Some(removal) => Err(RequestFailed::Revoked(removal)),
                    // The answer to the next request tells what is true.
                    None => self.fetch_challenges(handle).await,
                }
            }
            Event::Unreadable => self.fetch_challenges(handle).await,
        }
    }

    pub(crate) async fn fetch_challenges(&self, handle: &AccountHandle) -> Result<(), RequestFailed> {
        let list = self
            .call_backend(handle, Endpoint::Challenges, |account: Account, proof| async move {
                self.ports.backend.challenges(&account.origin, &proof).await
            })
            .await?;
        self.update_clock(handle, list.server_time).await;
        let account =
            self.with_state(|state| state.account(handle).cloned()).ok_or(RequestFailed::AccountGone)?;
        let mut verified: Vec<SignedChallenge> = list
            .challenges
            .iter()
            .filter_map(|element| self.verify_challenge(&account, element, list.server_time))
            .collect();
        verified.extend(self.fetch_missed_ending(handle, &verified).await?);
        self.update_or_log(|s| s.listed(handle, verified, self.ports.clock.moment()));
        Ok(())
    }

    /// Requests the outcome of the challenge on the screen if it is missing from the list: the
    /// event that reported it was missed. Returns the challenge if it is still open.
    async fn fetch_missed_ending(
        &self,
        handle: &AccountHandle,
        list: &[SignedChallenge],
    ) -> Result<Option<SignedChallenge>, RequestFailed> {
        let missed = self.with_state(|state| {
            let ScreenState::Challenge(id) = &state.screen else {
                return None;
            };
            let pending = state.pending(id)?;
            let open = &pending.handle == handle && matches!(pending.progress, Progress::Open);
            (open && !list.iter().any(|challenge| &challenge.claims().id == id)).then(|| id.clone())
        });
        let Some(id) = missed else { return Ok(None) };
        match self.fetch_challenge(handle, &id).await {
            Err(RequestFailed::Refused(Problem::AlreadyDecided { outcome, by_device, .. })) => {
                self.withdrawn(handle, &id, ended_elsewhere(outcome, by_device));
            }
            Err(RequestFailed::Refused(Problem::Expired { .. })) => {
                self.withdrawn(handle, &id, Ending::Expired)
            }
            Err(RequestFailed::Refused(Problem::UnknownChallenge)) => {
                self.withdrawn(handle, &id, ended_elsewhere(Outcome::Cancelled, None));
            }
            Ok(response) => return Ok(self.verify_named(handle, &id, response).await),
            // The outcome is unknown; the list is authoritative.
            Err(RequestFailed::Refused(_)) => {}
            Err(failed) => return Err(failed),
        }
        Ok(None)
    }

    /// Ends a withdrawn challenge if it belongs to the account: another backend may know its id. One
    /// that was approved here took no effect.
    fn withdrawn(&self, handle: &AccountHandle, id: &ChallengeId, ending: Ending) {
        match self.with_state(|state| state.pending(id).map(|pending| &pending.handle == handle)) {
            Some(true) => self.update_or_log(|s| s.withdrawn(id, ending)),
            Some(false) => {}
            None => self.update(|s| s.taken_back(handle, id, ending)),
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
