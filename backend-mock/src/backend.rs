//! The one state behind its one lock, and the one place where a change to it is kept and told.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use key_protocol::ids::Timestamp;
use tokio::sync::{broadcast, watch};

use crate::clock::SkewedClock;
use crate::faults::{FaultId, Faults};
use crate::requests::Requests;
use crate::seed::Seed;
use crate::state::{OutgoingEvent, Settings, State};
use crate::store::Store;

/// Notices a slow stream may be behind before it is closed; its device then fetches what it missed.
const BACKLOG: usize = 256;

/// A running backend, shared by all its requests.
pub(crate) struct Backend {
    pub(crate) settings: Settings,
    pub(crate) clock: SkewedClock,
    pub(crate) faults: Faults,
    pub(crate) requests: Requests,
    seed: Seed,
    state: Mutex<State>,
    store: Option<Store>,
    revision: watch::Sender<u64>,
    events: broadcast::Sender<OutgoingEvent>,
    resets: watch::Sender<u32>,
    closing: watch::Sender<bool>,
}

/// A change that could not be kept, and so was not made. The log says why.
#[derive(Debug, thiserror::Error)]
#[error("the change could not be written to the state file")]
pub(crate) struct NotSaved(#[source] io::Error);

impl Backend {
    pub(crate) fn new(
        settings: Settings,
        clock: SkewedClock,
        seed: Seed,
        state: State,
        store: Option<Store>,
    ) -> Self {
        Self {
            settings,
            clock,
            faults: Faults::default(),
            requests: Requests::default(),
            seed,
            state: Mutex::new(state),
            store,
            revision: watch::Sender::new(0),
            events: broadcast::Sender::new(BACKLOG),
            resets: watch::Sender::new(0),
            closing: watch::Sender::new(false),
        }
    }

    /// Looks at the state as it is now.
    pub(crate) fn read<R>(&self, view: impl FnOnce(&State, Timestamp) -> R) -> R {
        let (state, now) = self.current();
        view(&state, now)
    }

    /// Changes what need not survive a crash by itself. It is kept with the next change that does.
    pub(crate) fn update_volatile<R>(&self, change: impl FnOnce(&mut State, Timestamp) -> R) -> R {
        let (mut state, now) = self.current();
        change(&mut state, now)
    }

    /// Changes the state: kept first, then made, then told to all who watch. All of it happens or none.
    pub(crate) fn update<R>(&self, change: impl FnOnce(&mut State, Timestamp) -> R) -> Result<R, NotSaved> {
        let (mut state, now) = self.current();
        let mut changed = state.clone();
        let result = change(&mut changed, now);
        let events = changed.take_events();
        if let Some(store) = &self.store {
            store.save(&changed).map_err(|error| {
                tracing::error!(path = %store.path().display(), %error, "cannot write the state file");
                NotSaved(error)
            })?;
        }
        *state = changed;
        self.publish(events);
        Ok(result)
    }

    /// Begins anew, as if started for the first time: with the seed's users, no faults and the right time. Streams of devices
    /// end, since nobody here knows their devices any more.
    pub(crate) fn reset(&self) -> Result<(), NotSaved> {
        self.update(|state, _| {
            *state = State::default();
            state.seed(&self.seed);
        })?;
        // What was held back is for devices that are gone.
        drop(self.faults.switch_all_off());
        self.clock.skew_by(0);
        self.requests.clear();
        self.resets.send_modify(|resets| *resets += 1);
        self.notify_watchers();
        Ok(())
    }

    /// Changes with every [`Backend::reset`].
    pub(crate) fn resets(&self) -> watch::Receiver<u32> {
        self.resets.subscribe()
    }

    /// Ends a fault, or all of them. What was held back is told now.
    pub(crate) fn switch_off(&self, fault: Option<FaultId>) {
        let held = match fault {
            Some(id) => self.faults.switch_off(id),
            None => self.faults.switch_all_off(),
        };
        self.broadcast(held);
        self.update_volatile(|state, _| state.release_pushes());
        self.notify_watchers();
    }

    /// Tells those who follow [`Backend::changes`] that something beside the state is another: a fault, the clock, a request.
    pub(crate) fn notify_watchers(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }

    /// Changes with every [`Backend::update`] and [`Backend::notify_watchers`], and whenever something runs out of time. A page that follows
    /// something looks at it, waits for this to change, and looks again.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    /// What the devices are told from now on.
    pub(crate) fn events(&self) -> broadcast::Receiver<OutgoingEvent> {
        self.events.subscribe()
    }

    /// Lets every stream end.
    pub(crate) fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Resolves once the backend is closing. Whatever would go on for ever has to end with it.
    pub(crate) async fn closing(&self) {
        let mut closing = self.closing.subscribe();
        // The sender lives as long as `self`.
        let _ = closing.wait_for(|closing| *closing).await;
    }

    /// Ends what runs out of time when it does, though nobody asks.
    pub(crate) async fn run_expiry_timer(&self) {
        let mut changes = self.changes();
        loop {
            let next = self.read(|state, _| state.next_expiry());
            let due = async {
                match next {
                    Some(time) => self.clock.until(time).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = due => {}
                changed = changes.changed() => if changed.is_err() { return },
            }
        }
    }

    /// The state with nothing in it that has run out of time.
    fn current(&self) -> (MutexGuard<'_, State>, Timestamp) {
        // A change that panicked never became the state: it was made on a copy.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        state.tick(now);
        let events = state.take_events();
        if !events.is_empty() {
            self.publish(events);
        }
        (state, now)
    }

    fn publish(&self, events: Vec<OutgoingEvent>) {
        self.broadcast(self.faults.apply_to_events(events));
        self.notify_watchers();
    }

    fn broadcast(&self, events: Vec<OutgoingEvent>) {
        for event in events {
            // Nobody may be listening.
            let _ = self.events.send(event);
        }
    }
}
