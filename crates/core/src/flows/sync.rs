//! Hearing of challenges: one open event stream per account, and the list after every connect. Events are hints, the list is
//! truth, and nothing is asked at intervals.

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

use crate::authenticator::Authenticator;
use crate::domain::account::{Account, KeyName};
use crate::domain::challenge::{Stage, ended_elsewhere};
use crate::failure::AskFailed;
use crate::flows::attention::Attention;
use crate::ports::{CallFailed, EventStream, SignFailed};
use crate::state::{Place, Transition};

/// How long to wait before the first, second, … attempt after a failure; the last one holds.
const RETRY_AFTER: [Duration; 6] = [
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(5),
    Duration::from_secs(15),
    Duration::from_secs(30),
];

/// A stream that lasted this long was no failure. One that ends sooner counts, or a backend that takes every stream and closes it
/// would be asked twice a second.
const STEADY: Duration = Duration::from_secs(30);

/// Listens for one account until it is disconnected or the app ends.
pub(crate) async fn run(app: Weak<Authenticator>, keys: KeyName) {
    let mut failures = 0;
    loop {
        let Some(app) = app.upgrade() else { return };
        let mut attention = app.attention.subscribe();
        if attention.wait_for(Attention::is_paid).await.is_err() {
            return;
        }
        // From here on, so that whoever asks while an attempt is failing is heard.
        let retry = app.retry.notified();
        let failed = match app.begin_listening(&keys).await {
            Ok(stream) => {
                let heard = app.ports.clock.monotonic();
                let Some(failed) = app.follow(&keys, stream, &mut attention).await else {
                    failures = 0;
                    continue;
                };
                if app.ports.clock.monotonic() - heard >= STEADY {
                    failures = 0;
                }
                failed
            }
            Err(failed) => failed,
        };
        let connection = match failed {
            AskFailed::Revoked { at, by } => return app.disconnected_elsewhere(&keys, at, by).await,
            AskFailed::AccountGone => return,
            AskFailed::Call(CallFailed::Unreachable) => Connection::Unreachable,
            AskFailed::Sign(SignFailed::KeyGone) => Connection::KeyGone,
            AskFailed::Call(_) | AskFailed::Refused(_) | AskFailed::Sign(_) => Connection::Failing,
        };
        tracing::info!(why = %failed, "not listening");
        app.ask(Transition::ConnectionChanged(keys.clone(), connection));
        let pause = RETRY_AFTER[failures.min(RETRY_AFTER.len() - 1)];
        failures += 1;
        let until = app.ports.clock.monotonic() + pause;
        tokio::select! {
            () = app.ports.clock.until(until) => {}
            _ = attention.changed() => failures = 0,
            () = retry => app.ask(Transition::ConnectionChanged(keys.clone(), Connection::Connecting)),
        }
    }
}

impl Authenticator {
    /// Opens the stream first and fetches the list after, so that nothing can fall between.
    async fn begin_listening(&self, keys: &KeyName) -> Result<EventStream, AskFailed> {
        let stream = self
            .ask_backend(keys, Endpoint::Events, |account: Account, proof| async move {
                self.ports.backend.events(&account.origin, &proof).await
            })
            .await?;
        self.fetch_list(keys).await?;
        self.ask(Transition::ConnectionChanged(keys.clone(), Connection::Online));
        self.resend_unsent(keys).await;
        let keys = keys.clone();
        self.spawn(|app| async move {
            app.drain_inbox().await;
            app.see_to_pushes(&keys).await;
        });
        Ok(stream)
    }

    /// Follows the stream to its end, which is always a failure of some kind; none where this app hung up itself. It does so between two
    /// events and never while one is seen to.
    async fn follow(
        &self,
        keys: &KeyName,
        mut stream: EventStream,
        attention: &mut watch::Receiver<Attention>,
    ) -> Option<AskFailed> {
        loop {
            let event = tokio::select! {
                event = stream.next() => event,
                _ = attention.changed() => return None,
            };
            let Some(event) = event else {
                return Some(AskFailed::Call(CallFailed::Unreachable));
            };
            let heard = match event {
                Event::Challenge(_) => self.fetch_list(keys).await,
                Event::Withdrawn(gone) => {
                    self.withdrawn(keys, &gone.id, ended_elsewhere(gone.outcome, gone.by_device));
                    // Over, and our own decision about it not delivered: the answer to that says what became of it.
                    self.resend(&gone.id).await;
                    Ok(())
                }
                Event::Revoked(revoked) => {
                    return Some(AskFailed::Revoked { at: Some(revoked.at), by: Some(revoked.by) });
                }
            };
            if let Err(failed) = heard {
                return Some(failed);
            }
        }
    }

    pub(crate) async fn fetch_list(&self, keys: &KeyName) -> Result<(), AskFailed> {
        let list = self
            .ask_backend(keys, Endpoint::Challenges, |account: Account, proof| async move {
                self.ports.backend.challenges(&account.origin, &proof).await
            })
            .await?;
        self.compare_clocks(keys, list.server_time).await;
        let account = self.look(|state| state.account(keys).cloned()).ok_or(AskFailed::AccountGone)?;
        let verified: Vec<SignedChallenge> = list
            .challenges
            .iter()
            .filter_map(|jws| match SignedChallenge::verify(jws, &account.backend_key, &account.id) {
                Ok(challenge) => Some(challenge),
                Err(why) => {
                    tracing::error!(%why, "a challenge is not the backend's");
                    let username = account.username.as_str().to_owned();
                    self.ask(Transition::Notify(Message::ChallengeRefused { username }));
                    None
                }
            })
            .collect();
        self.say_how_it_ended(keys, &verified).await?;
        self.ask(Transition::Listed(keys.clone(), verified));
        Ok(())
    }

    /// If the challenge on the screen is not on the list any more, asks what became of it, since the event that said so was
    /// missed.
    async fn say_how_it_ended(&self, keys: &KeyName, list: &[SignedChallenge]) -> Result<(), AskFailed> {
        let missed = self.look(|state| {
            let Place::Challenge(id) = &state.place else {
                return None;
            };
            let pending = state.pending(id)?;
            let open = &pending.keys == keys && matches!(pending.stage, Stage::Open);
            (open && !list.iter().any(|challenge| &challenge.claims().id == id)).then(|| id.clone())
        });
        let Some(id) = missed else { return Ok(()) };
        let answer = self
            .ask_backend(keys, Endpoint::Challenge(&id), |account: Account, proof: Jws| {
                let id = id.clone();
                async move { self.ports.backend.challenge(&account.origin, &proof, &id).await }
            })
            .await;
        match answer {
            Err(AskFailed::Refused(Problem::AlreadyDecided { outcome, by_device, .. })) => {
                self.withdrawn(keys, &id, ended_elsewhere(outcome, by_device));
            }
            Err(AskFailed::Refused(Problem::Expired)) => self.withdrawn(keys, &id, Ending::Expired),
            Err(AskFailed::Refused(Problem::UnknownChallenge)) => {
                self.withdrawn(keys, &id, ended_elsewhere(Outcome::Cancelled, None));
            }
            // No word of how it ended, and the list is the truth.
            Ok(_) | Err(AskFailed::Refused(_)) => {}
            Err(failed) => return Err(failed),
        }
        Ok(())
    }

    /// Believed about the account's own challenges only: another backend may know the id.
    fn withdrawn(&self, keys: &KeyName, id: &ChallengeId, ending: Ending) {
        if self.look(|state| state.pending(id).is_some_and(|pending| &pending.keys == keys)) {
            self.ask(Transition::Withdrawn(id.clone(), ending));
        }
    }

    /// What could not be delivered is delivered now; the backend says what became of it.
    async fn resend_unsent(&self, keys: &KeyName) {
        let unsent = self.look(|state| {
            let of_account = state.pending.iter().filter(|pending| &pending.keys == keys);
            let unsent = of_account.filter(|pending| matches!(pending.stage, Stage::Unsent { .. }));
            unsent.map(|pending| pending.id().clone()).collect::<Vec<_>>()
        });
        for id in &unsent {
            self.resend(id).await;
        }
    }
}
