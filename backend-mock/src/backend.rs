//! Guards the state with one lock; the only code that stores changes and publishes events.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use backend_model::{OutgoingEvent, Settings, State};
use key_protocol::ids::{AppVersion, DeviceId, Timestamp};
use tokio::sync::{broadcast, watch};

use crate::clock::SkewedClock;
use crate::faults::{FaultId, Faults};
use crate::requests::Requests;
use crate::seed::Seed;
use crate::store::Store;

/// Events that a slow stream may lag behind before it is closed; its device then fetches what it
/// missed.
const BACKLOG: usize = 256;

/// A running backend, shared by all requests.
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
    /// Open event streams. Dropping a sender ends its stream.
    streams: Mutex<BTreeMap<DeviceId, watch::Sender<()>>>,
    minimum_app: Mutex<Option<AppVersion>>,
    closing: watch::Sender<bool>,
}

/// A change was not made because it could not be saved. The cause is in the log.
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
            streams: Mutex::default(),
            minimum_app: Mutex::default(),
            closing: watch::Sender::new(false),
        }
    }

    /// Calls `view` with the current state and time.
    pub(crate) fn read<R>(&self, view: impl FnOnce(&State, Timestamp) -> R) -> R {
        let (state, now) = self.current();
        view(&state, now)
    }

    /// Changes state that may be lost in a crash. The change is saved with the next
    /// [`Backend::update`].
    pub(crate) fn update_volatile<R>(&self, change: impl FnOnce(&mut State, Timestamp) -> R) -> R {
        let (mut state, now) = self.current();
        change(&mut state, now)
    }

    /// Changes the state atomically: saves the change, then applies it, then publishes its events.
    /// If saving fails, nothing changes.
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

    /// Resets everything to the first start: the seed's users, no faults, no clock skew. Event
    /// streams end because their devices no longer exist.
    pub(crate) fn reset(&self) -> Result<(), NotSaved> {
        self.update(|state, _| {
            *state = State::default();
            state.seed(&self.seed.users);
        })?;
        // The held events are addressed to devices that no longer exist.
        drop(self.faults.switch_off(None));
        self.clock.skew_by(0);
        self.requests.clear();
        self.resets.send_modify(|resets| *resets += 1);
        self.notify_watchers();
        Ok(())
    }

    /// Returns a receiver that changes with every [`Backend::reset`].
    pub(crate) fn resets(&self) -> watch::Receiver<u32> {
        self.resets.subscribe()
    }

    /// Registers a device's event stream, which ends when the receiver's sender is dropped: at the
    /// device's next stream.
    pub(crate) fn open_stream(&self, device: &DeviceId) -> watch::Receiver<()> {
        let sender = watch::Sender::new(());
        let receiver = sender.subscribe();
        self.streams.lock().unwrap_or_else(PoisonError::into_inner).insert(device.clone(), sender);
        receiver
    }

    /// Requires an app version from now on, or none.
    pub(crate) fn require_app(&self, minimum: Option<AppVersion>) {
        *self.minimum_app.lock().unwrap_or_else(PoisonError::into_inner) = minimum;
    }

    /// Returns the lowest app version that is answered; `None` answers every one.
    pub(crate) fn minimum_app(&self) -> Option<AppVersion> {
        self.minimum_app.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Ends one fault, or all if `None`, and sends the events and pushes that it still holds back.
    pub(crate) fn switch_off(&self, fault: Option<FaultId>) {
        let held = self.faults.switch_off(fault);
        self.broadcast(held.events.into_iter().map(|(_, event)| event));
        self.update_volatile(|state, _| held.pushes.iter().for_each(|(_, push)| state.release_push(*push)));
        self.notify_watchers();
    }

    /// Notifies the receivers of [`Backend::changes`] of a change outside the state: a fault, the
    /// clock or a request.
    pub(crate) fn notify_watchers(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }

    /// Returns a receiver that changes with every [`Backend::update`] and
    /// [`Backend::notify_watchers`], and whenever a challenge expires. To follow a value, read it,
    /// wait for a change, and read it again.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    /// Subscribes to the events that are sent to devices from now on.
    pub(crate) fn events(&self) -> broadcast::Receiver<OutgoingEvent> {
        self.events.subscribe()
    }

    /// Ends every stream.
    pub(crate) fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Resolves once the backend is closing. Every endless task must stop then.
    pub(crate) async fn closing(&self) {
        let mut closing = self.closing.subscribe();
        // The sender lives as long as `self`.
        let _ = closing.wait_for(|closing| *closing).await;
    }

    /// Expires challenges on time, even without any request.
    pub(crate) async fn run_expiry_timer(&self) {
        let mut changes = self.changes();
        loop {
            let next = self.read(|state, _| state.next_expiry());
            tokio::select! {
                () = self.clock.until_next(next) => {}
                changed = changes.changed() => if changed.is_err() { return },
            }
        }
    }

    /// Locks the state after removing everything that has expired.
    fn current(&self) -> (MutexGuard<'_, State>, Timestamp) {
        // A panicked update changed only its copy of the state. A panicked volatile change may have
        // been applied in part.
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

    fn broadcast(&self, events: impl IntoIterator<Item = OutgoingEvent>) {
        for event in events {
            // An error only means that there are no receivers.
            let _ = self.events.send(event);
        }
    }
}
