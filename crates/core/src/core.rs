//! What a flow is given: the ports, the signer, the device, and the state, which changes and is
//! published in one place.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use key_protocol::ids::DeviceText;
use key_protocol::keys::PublicKey;
use key_protocol::push::{PushRegistration, VapidKey};
use key_view::{Blocked, ViewModel};
use ring::rand::SystemRandom;
use tokio::sync::{Notify, oneshot, watch};
use tokio::task::JoinHandle;

use crate::deadline;
use crate::device::Device;
use crate::domain::account::AccountHandle;
use crate::domain::backend_clock::BackendClock;
use crate::now::Now;
use crate::ports::{Ports, Signer};
use crate::present;
use crate::record::Record;
use crate::signer::SoftwareSigner;
use crate::state::{Refused, State};
use crate::sync_mode::{Background, SyncMode};
use crate::turns::Turns;

/// What a flow is given.
pub(crate) struct Core {
    pub(crate) ports: Ports,
    pub(crate) signer: Arc<dyn Signer>,
    pub(crate) device: Device,
    pub(crate) rng: SystemRandom,
    /// Record as stored. The lock is asynchronous and held while saving, so that saves happen one
    /// by one.
    pub(crate) record: tokio::sync::Mutex<Record>,
    /// Locked for a change and its view, never across an await.
    state: Mutex<Published>,
    views: watch::Sender<ViewModel>,
    /// Notified when a deadline may have changed.
    pub(crate) deadlines: Notify,
    /// Notified when unreachable backends are to be retried at once.
    pub(crate) retry: Notify,
    /// Whether the app listens to the backends.
    pub(crate) sync_mode: watch::Sender<SyncMode>,
    background: Mutex<Option<Background>>,
    listeners: Mutex<HashMap<AccountHandle, JoinHandle<()>>>,
    /// Held while the inbox is drained.
    pub(crate) draining: tokio::sync::Mutex<()>,
    /// VAPID key of each backend, and the registration last sent to it.
    push_registrations: Mutex<HashMap<AccountHandle, (Option<VapidKey>, PushRegistration)>>,
    /// Each backend's clock as in the record, once it was compared.
    stored_clocks: Mutex<HashMap<AccountHandle, BackendClock>>,
    awaited_test: Mutex<Option<AwaitedTest>>,
    /// Public half of the history key. Locked within `state`, never the other way round.
    history_key: Mutex<Option<PublicKey>>,
    /// Accounts whose sensor key is being registered or removed.
    pub(crate) sensor_key_turns: Turns,
    /// Notified when preferences or history changed.
    pub(crate) notes_changed: Notify,
    /// Background tasks that shutdown ends.
    tasks: Mutex<Vec<JoinHandle<()>>>,
    /// Weak reference to itself, for background tasks.
    weak_self: Weak<Self>,
}

struct Published {
    state: State,
    revision: u64,
    /// Next moment at which the current view changes by itself, on the monotonic clock.
    next_change: Option<Duration>,
}

/// Test push whose arrival is awaited.
pub(crate) struct AwaitedTest {
    /// Token of the test.
    pub(crate) token: DeviceText,
    /// Told when the push arrives.
    pub(crate) arrived: oneshot::Sender<()>,
}

/// A flow that may wait at the PIN pad: the intents that wait for it meanwhile. Each returns when the
/// flow lets go of it, at the latest when the flow ends.
#[derive(Default)]
pub(crate) struct Flow(Vec<oneshot::Sender<()>>);

impl Flow {
    /// Makes an intent wait until the flow ends or waits at the PIN pad again.
    pub(crate) fn hold(&mut self, intent: oneshot::Sender<()>) {
        self.0.push(intent);
    }

    /// Lets every intent return.
    pub(crate) fn release(&mut self) {
        self.0.clear();
    }
}

/// Early end of a flow: its PIN pad was closed, or the state had changed meanwhile. The screen shows
/// why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the flow was stopped")]
pub(crate) struct Stopped;

impl From<Refused> for Stopped {
    fn from(_: Refused) -> Self {
        Self
    }
}

impl Core {
    /// Creates the core of an app that cannot work until its record is loaded.
    pub(crate) fn new(ports: Ports, device: Device) -> Arc<Self> {
        let ports = deadline::bound(ports);
        let published =
            Published { state: State::blocked(Blocked::StorageFailed), revision: 0, next_change: None };
        let first = present::view(&published.state, ports.clock.moment(), &device, 0);
        Arc::new_cyclic(|weak_self| Self {
            signer: Arc::new(SoftwareSigner::new(Arc::clone(&ports.vault))),
            device,
            rng: SystemRandom::new(),
            record: tokio::sync::Mutex::new(Record::empty()),
            state: Mutex::new(published),
            views: watch::Sender::new(first),
            deadlines: Notify::new(),
            retry: Notify::new(),
            sync_mode: watch::Sender::new(SyncMode::Listening { generation: 0 }),
            background: Mutex::default(),
            listeners: Mutex::default(),
            draining: tokio::sync::Mutex::default(),
            push_registrations: Mutex::default(),
            stored_clocks: Mutex::default(),
            awaited_test: Mutex::default(),
            history_key: Mutex::default(),
            sensor_key_turns: Turns::default(),
            notes_changed: Notify::new(),
            tasks: Mutex::default(),
            weak_self: Weak::clone(weak_self),
            ports,
        })
    }

    /// Publishes the view anew if its revision is still `before`, for a caller that awaits a new
    /// view although nothing changed.
    pub(crate) fn publish_after(&self, before: u64) {
        let mut published = lock(&self.state);
        if published.revision == before {
            self.publish(&mut published, self.ports.clock.moment());
        }
    }

    /// Returns the current view.
    pub(crate) fn current_view(&self) -> ViewModel {
        self.views.borrow().clone()
    }

    /// Subscribes to the views, each with a higher revision than the one before.
    pub(crate) fn views(&self) -> watch::Receiver<ViewModel> {
        self.views.subscribe()
    }

    /// Ends all background work as if the app were killed: nothing more is saved.
    pub(crate) fn shutdown(&self) {
        for (_, listener) in lock(&self.listeners).drain() {
            listener.abort();
        }
        for task in lock(&self.tasks).drain(..) {
            task.abort();
        }
        lock(&self.background).take();
    }

    /// Returns the registration last sent to each backend.
    pub(crate) fn push_registrations(
        &self,
    ) -> MutexGuard<'_, HashMap<AccountHandle, (Option<VapidKey>, PushRegistration)>> {
        lock(&self.push_registrations)
    }

    /// Returns each backend's clock as in the record, once it was compared.
    pub(crate) fn stored_clocks(&self) -> MutexGuard<'_, HashMap<AccountHandle, BackendClock>> {
        lock(&self.stored_clocks)
    }

    /// Returns the test push whose arrival is awaited.
    pub(crate) fn awaited_test(&self) -> MutexGuard<'_, Option<AwaitedTest>> {
        lock(&self.awaited_test)
    }

    /// Returns the public half of the history key; `None` while the record has none.
    pub(crate) fn history_key(&self) -> MutexGuard<'_, Option<PublicKey>> {
        lock(&self.history_key)
    }

    /// Runs a flow as a task that ends with the app, even if its caller is dropped. Returns when the
    /// flow ends or waits at the PIN pad.
    pub(crate) async fn run<F>(&self, flow: impl FnOnce(Arc<Self>, Flow) -> F + Send + 'static)
    where
        F: Future<Output = Result<(), Stopped>> + Send,
    {
        let (intent, released) = oneshot::channel();
        self.spawn(|core| async move {
            if flow(core, Flow(vec![intent])).await.is_err() {
                tracing::debug!("an intent did not fit the state");
            }
        });
        // The flow never answers; it drops its end.
        let _ = released.await;
    }

    /// Spawns a background task that ends with the app.
    pub(crate) fn spawn<F>(&self, work: impl FnOnce(Arc<Self>) -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send,
    {
        let app = self.weak();
        let task = tokio::spawn(async move {
            if let Some(app) = app.upgrade() {
                work(app).await;
            }
        });
        let mut tasks = lock(&self.tasks);
        tasks.retain(|task| !task.is_finished());
        tasks.push(task);
    }

    /// Adds background tasks that end with the app.
    pub(crate) fn add_tasks(&self, tasks: impl IntoIterator<Item = JoinHandle<()>>) {
        lock(&self.tasks).extend(tasks);
    }

    /// Returns a weak reference, for work that must not keep the app alive.
    pub(crate) fn weak(&self) -> Weak<Self> {
        Weak::clone(&self.weak_self)
    }

    /// Records that the app is in the background, unless that is recorded already.
    pub(crate) fn enter_background(&self, start: impl FnOnce() -> Background) {
        lock(&self.background).get_or_insert_with(start);
    }

    /// Records that the app is in the foreground, and returns the stay in the background.
    pub(crate) fn leave_background(&self) -> Option<Background> {
        lock(&self.background).take()
    }

    /// Changes the state, publishes the resulting view, and returns what the change returned.
    pub(crate) fn update<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut published = lock(&self.state);
        let now = self.ports.clock.moment();
        let (before, noted) = (published.state.waiting(), published.state.noted);
        let shown = published.state.shown_message();
        let outcome = change(&mut published.state);
        published.state.message_follows(shown.as_ref(), now);
        published.state.result_follows(now);
        self.seal_history(&mut published.state);
        let after = published.state.waiting();
        if published.state.noted != noted {
            self.notes_changed.notify_one();
        }
        self.publish(&mut published, now);
        drop(published);
        self.deadlines.notify_one();
        for waiting in after.iter().filter(|waiting| !before.contains(waiting)) {
            self.ports.notifier.show_challenge(waiting);
        }
        for waiting in before.iter().filter(|waiting| !after.contains(waiting)) {
            self.ports.notifier.remove_challenge(&waiting.challenge);
        }
        outcome
    }

    fn publish(&self, published: &mut Published, now: Now) {
        published.revision += 1;
        published.next_change = present::next_change(&published.state, now);
        self.views.send_replace(present::view(&published.state, now, &self.device, published.revision));
    }

    /// Changes the state. A refusal is only logged: the current view answers the intent.
    pub(crate) fn update_or_log(&self, change: impl FnOnce(&mut State) -> Result<(), Refused>) {
        if self.update(change).is_err() {
            tracing::debug!("an intent did not fit the state");
        }
    }

    /// Returns when the current view changes by itself. That moment may have passed.
    pub(crate) fn next_change(&self) -> Option<Duration> {
        lock(&self.state).next_change
    }

    /// Reads from the state.
    pub(crate) fn with_state<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        read(&lock(&self.state).state)
    }

    /// Returns the handles of all enrolled accounts.
    pub(crate) fn enrolled_accounts(&self) -> Vec<AccountHandle> {
        self.with_state(|state| {
            state.accounts.iter().map(|enrolled| enrolled.account.handle.clone()).collect()
        })
    }

    /// Sets the task that listens for an account's challenges, and ends an earlier one.
    pub(crate) fn set_listener(&self, handle: &AccountHandle, listener: JoinHandle<()>) {
        if let Some(old) = lock(&self.listeners).insert(handle.clone(), listener) {
            old.abort();
        }
    }

    /// Stops listening for an account's challenges.
    pub(crate) fn stop_listening(&self, handle: &AccountHandle) {
        if let Some(listener) = lock(&self.listeners).remove(handle) {
            listener.abort();
        }
    }
}

/// Locks a mutex, even a poisoned one: every change leaves the state consistent, so a panic
/// elsewhere need not end the app.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
