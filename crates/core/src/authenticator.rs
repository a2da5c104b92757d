//! The authenticator's public interface: intents in, views out.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use key_protocol::enrolment::Platform;
use key_protocol::ids::{ChallengeId, DeviceText};
use key_protocol::push::{PushRegistration, VapidKey};
use key_view::{Blocked, Intent, ViewModel};
use ring::rand::SystemRandom;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use crate::domain::account::AccountHandle;
use crate::domain::enrol_form::Transport;
use crate::domain::protection::KdfCost;
use crate::flows::push_test::AwaitedTest;
use crate::flows::sync_mode::{Background, SyncMode};
use crate::now::Now;
use crate::ports::{Backend, Clock, Notebook, Notifier, Push, Scanner, Signer, UserPresence, Vault};
use crate::present;
use crate::record::Record;
use crate::signer::SoftwareSigner;
use crate::state::{PresencePurpose, Refused, State};

/// Adapters that the authenticator uses.
#[derive(Clone)]
pub struct Ports {
    /// Wall, monotonic and uptime clocks.
    pub clock: Arc<dyn Clock>,
    /// Client of the backends.
    pub backend: Arc<dyn Backend>,
    /// Record and keystore.
    pub vault: Arc<dyn Vault>,
    /// Biometric user presence.
    pub presence: Arc<dyn UserPresence>,
    /// Local notifications.
    pub notifier: Arc<dyn Notifier>,
    /// Pushes.
    pub push: Arc<dyn Push>,
    /// QR code scanner.
    pub scanner: Arc<dyn Scanner>,
    /// Storage of preferences and history.
    pub notebook: Arc<dyn Notebook>,
}

/// Description of this device, and what the build allows.
#[derive(Clone, Debug)]
pub struct Device {
    /// Name in the account's list of devices.
    pub name: DeviceText,
    /// Platform of the device.
    pub platform: Platform,
    /// Model of the device.
    pub model: DeviceText,
    /// Version of the app.
    pub app_version: DeviceText,
    /// Backend address that the enrolment form starts with.
    pub address: String,
    /// Whether the build fixes the address, so that the user cannot change it.
    pub address_fixed: bool,
    /// Transports permitted to a backend.
    pub transport: Transport,
    /// Cost of deriving a key from the PIN.
    pub kdf: KdfCost,
    /// Third-party licences: a line per licence, with a colon before its packages.
    pub licences: &'static str,
}

/// The authenticator. Listens to the backends in the background until [`Authenticator::shutdown`].
pub struct Authenticator {
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
    awaited_test: Mutex<Option<AwaitedTest>>,
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

impl Authenticator {
    /// Loads the stored record and notes, and starts listening to the backends. Requires a Tokio
    /// runtime.
    pub async fn start(ports: Ports, device: Device) -> Arc<Self> {
        let published =
            Published { state: State::blocked(Blocked::StorageFailed), revision: 0, next_change: None };
        let first = present::view(&published.state, ports.clock.moment(), &device, 0);
        let authenticator = Arc::new_cyclic(|weak_self| Self {
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
            awaited_test: Mutex::default(),
            notes_changed: Notify::new(),
            tasks: Mutex::default(),
            weak_self: Weak::clone(weak_self),
            ports,
        });
        authenticator.read_notes().await;
        authenticator.load().await;
        let timer = tokio::spawn(crate::flows::time::run(Arc::downgrade(&authenticator)));
        let notes = tokio::spawn(crate::flows::notes::store(Arc::downgrade(&authenticator)));
        let pushes = tokio::spawn(crate::flows::push::run(Arc::downgrade(&authenticator)));
        lock(&authenticator.tasks).extend([timer, notes, pushes]);
        authenticator
    }

    /// Returns the current view.
    #[must_use]
    pub fn current_view(&self) -> ViewModel {
        self.views.borrow().clone()
    }

    /// Subscribes to the views, each with a higher revision than the one before.
    #[must_use]
    pub fn views(&self) -> watch::Receiver<ViewModel> {
        self.views.subscribe()
    }

    /// Carries out an intent as far as the state allows, and returns when it is done. Failures
    /// appear in the view.
    pub async fn dispatch(&self, intent: Intent) {
        let before = self.views.borrow().revision;
        self.handle_intent(intent).await;
        // The caller awaits a new view, even if nothing changed.
        let mut published = lock(&self.state);
        if published.revision == before {
            self.publish(&mut published, self.ports.clock.moment());
        }
    }

    async fn handle_intent(&self, intent: Intent) {
        match intent {
            Intent::AddAccount => self.update_or_log(|s| s.open_enrol()),
            Intent::Enrol { address, username, code } => self.enrol_typed(&address, &username, code).await,
            Intent::EnrolFilled => self.enrol_filled().await,
            Intent::TypeInstead => self.update_or_log(|s| s.type_instead()),
            Intent::Scan => self.scan(),
            Intent::TurnLight { on } => self.turn_light(on).await,
            Intent::ChoosePin { pin, sensor } => self.choose_pin(pin, sensor).await,
            Intent::AllowNotifications => self.request_notification_permission().await,
            Intent::TryNotification => self.try_notification().await,
            Intent::OpenChallenge { id } => self.open_challenge(&id),
            Intent::Approve { id, number } => self.request_approval(&id, number.as_deref()).await,
            Intent::Deny { id } => self.deny(&id).await,
            Intent::Report { id } => self.report(&id).await,
            Intent::EnterPin { pin } => self.enter_pin(pin).await,
            Intent::UseSensor => self.use_sensor().await,
            Intent::CancelPin => self.update_or_log(|s| s.cancel_pin()),
            Intent::OpenOfflineCode { account } => self.open_offline_code(&account).await,
            Intent::ChooseDistributor { id } => self.choose_distributor(&id).await,
            Intent::OpenSettings => {
                self.refresh_phone().await;
                self.refresh_push_health().await;
                self.update_or_log(|s| s.open_settings());
            }
            Intent::Prefer { preferences } => self.update(|s| s.prefer(preferences)),
            Intent::OpenDevices { account } => self.open_devices(&account).await,
            Intent::RenameDevice { name } => self.rename_device(&name).await,
            Intent::AskRevoke { device } => self.ask_revoke(&device),
            Intent::Revoke { device } => self.request_revocation(&device).await,
            Intent::OpenHistory => self.update_or_log(|s| s.open_history()),
            Intent::OpenPast { id } => {
                if let Ok(id) = ChallengeId::parse(id) {
                    self.update_or_log(|s| s.open_past(id));
                }
            }
            Intent::OpenAbout => self.update_or_log(|s| s.open_about()),
            Intent::ChangePin => self.update_or_log(|s| s.open_pin_change()),
            Intent::TurnOnSensor => self.request_turn_on_sensor().await,
            Intent::TurnOffSensor => self.request_presence(PresencePurpose::TurnOffSensor).await,
            Intent::AskDisconnect { account } => {
                self.update_or_log(|s| s.ask_disconnect(AccountHandle::from_view(&account)))
            }
            Intent::Disconnect { account } => self.disconnect(&AccountHandle::from_view(&account)).await,
            Intent::CancelDisconnect => self.update_or_log(|s| s.cancel_disconnect()),
            Intent::Back => self.update_or_log(|s| s.go_back()),
            Intent::TryAgain => self.try_again().await,
            Intent::StartOver => self.start_over().await,
            Intent::DismissMessage => self.update(|s| s.dismiss_message()),
        }
    }

    /// Ends all background work as if the app were killed: nothing more is saved.
    pub fn shutdown(&self) {
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

    /// Returns the test push whose arrival is awaited.
    pub(crate) fn awaited_test(&self) -> MutexGuard<'_, Option<AwaitedTest>> {
        lock(&self.awaited_test)
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
        let (before, noted) = (published.state.waiting(), published.state.noted);
        let outcome = change(&mut published.state);
        let after = published.state.waiting();
        if published.state.noted != noted {
            self.notes_changed.notify_one();
        }
        self.publish(&mut published, self.ports.clock.moment());
        drop(published);
        self.deadlines.notify_one();
        for waiting in after.iter().filter(|waiting| !before.contains(waiting)) {
            self.ports.notifier.challenge_waits(waiting);
        }
        for waiting in before.iter().filter(|waiting| !after.contains(waiting)) {
            self.ports.notifier.challenge_over(&waiting.challenge);
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

    /// Starts listening for an account's challenges, replacing an earlier listener.
    pub(crate) fn listen(&self, handle: &AccountHandle) {
        let listener = tokio::spawn(crate::flows::sync::run(self.weak(), handle.clone()));
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
