//! A backend that sends pushes, a push service, and phones that are woken.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use backend_mock::{Config, Mock, PushConfig, PushService, Running, SystemClock, UserView};
use key_backend_client::HttpBackend;
use key_core::Ports;
use key_core::clock::SystemClock as CoreClock;
use key_core::ports::{Push as _, PushHealth, Waiting};
use key_core::testing::{FakeScanner, FakeSensor, MemoryNotebook, MemoryVault, Phone, phone};
use key_protocol::ids::ChallengeId;
use key_protocol::push::PushRegistration;
use tauri_plugin_phone::{Double, Press, Shade};
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::time::timeout;

/// How long a story waits for what never comes. Only a failing one waits it out.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) const MAIJA: &str = "maija.virtanen@example.fi";

/// What a person sees without the app.
#[derive(Clone)]
pub(super) struct Seen {
    now: watch::Sender<Shown>,
    in_front: Arc<Mutex<bool>>,
}

/// The notifications that are shown, the oldest first, and how many tests were.
#[derive(Clone, Default, Debug)]
pub(super) struct Shown {
    pub(super) waiting: Vec<Waiting>,
    pub(super) tests: u32,
    /// How many were ever shown.
    pub(super) ever: u32,
}

impl Shade for Seen {
    fn is_in_front(&self) -> bool {
        *self.in_front.lock().unwrap()
    }

    fn show(&self, waiting: &Waiting) {
        self.now.send_modify(|shown| {
            shown.waiting.push(waiting.clone());
            shown.ever += 1;
        });
    }

    fn withdraw(&self, waiting: &Waiting) {
        self.now.send_modify(|shown| shown.waiting.retain(|known| known != waiting));
    }

    fn show_test(&self) {
        self.now.send_modify(|shown| shown.tests += 1);
    }
}

/// A backend and its push service.
pub(super) struct World {
    backend: Running,
    pub(super) service: PushService,
}

/// A phone, as far as it is there while the app is not.
pub(super) struct Pocket {
    name: &'static str,
    vault: MemoryVault,
    pub(super) double: Double,
    seen: Seen,
    _folder: TempDir,
}

impl World {
    pub(super) async fn new() -> Self {
        let push = PushConfig::to_loopback().unwrap();
        let backend = Mock::start(Config { push, ..Config::for_tests().unwrap() }).await.unwrap();
        let service = PushService::start(([127, 0, 0, 1], 0).into(), Arc::new(SystemClock)).await.unwrap();
        Self { backend, service }
    }

    pub(super) fn mock(&self) -> Mock {
        self.backend.mock()
    }

    pub(super) fn user(&self) -> UserView {
        self.mock().users().into_iter().find(|user| user.username.as_str() == MAIJA).unwrap()
    }

    pub(super) fn address(&self) -> String {
        self.backend.origin().to_string()
    }

    /// A new phone, in a pocket.
    pub(super) fn pocket(&self, name: &'static str) -> Pocket {
        let folder = TempDir::new().unwrap();
        let seen = Seen { now: watch::Sender::default(), in_front: Arc::default() };
        let double = Double::new(self.service.origin(), folder.path(), Box::new(seen.clone())).unwrap();
        Pocket { name, vault: MemoryVault::new(), double, seen, _folder: folder }
    }

    /// Starts the app on a phone.
    pub(super) async fn starts(&self, pocket: &Pocket) -> Phone {
        let ports = Ports {
            clock: Arc::new(CoreClock::new()),
            backend: Arc::new(HttpBackend::new().unwrap()),
            vault: Arc::new(pocket.vault.clone()),
            presence: Arc::new(FakeSensor::none()),
            notifier: Arc::new(pocket.double.clone()),
            push: Arc::new(pocket.double.clone()),
            scanner: Arc::new(FakeScanner::none()),
            notebook: Arc::new(MemoryNotebook::new()),
        };
        Phone::start(ports, phone::device(pocket.name, &self.address())).await
    }

    /// A phone that Maija has connected, once the backend knows where its pushes go.
    pub(super) async fn connected(&self, name: &'static str) -> (Phone, Pocket) {
        let pocket = self.pocket(name);
        let known = self.mock().devices(MAIJA).len();
        let mut phone = self.starts(&pocket).await;
        phone.is_set_up(&self.address(), MAIJA, &self.user().one_time_passwords[0]).await;
        self.until("a backend that was told where pushes go", |mock| {
            let devices = mock.devices(MAIJA);
            devices.len() > known && matches!(devices[known].push, PushRegistration::Webpush { .. })
        })
        .await;
        (phone, pocket)
    }

    /// The same, with the app closed.
    pub(super) async fn closed(&self, name: &'static str) -> Pocket {
        self.connected(name).await.1
    }

    /// Waits until the backend is as it should be.
    pub(super) async fn until(&self, what: &str, is_so: impl Fn(&Mock) -> bool) {
        let mock = self.mock();
        let waited = timeout(PATIENCE, mock.until(|mock| is_so(mock).then_some(())));
        assert!(waited.await.is_ok(), "waited for {what}");
    }

    /// A login begins in a browser.
    pub(super) fn login(&self) -> (ChallengeId, String) {
        let issued = self.mock().ask_login(MAIJA).unwrap();
        (issued.id, issued.number.unwrap_or_default())
    }
}

impl Pocket {
    /// Waits until what is shown is as it should be.
    pub(super) async fn shows(&self, what: &str, mut is_so: impl FnMut(&Shown) -> bool) -> Shown {
        let mut now = self.seen.now.subscribe();
        match timeout(PATIENCE, now.wait_for(|shown| is_so(shown))).await {
            Ok(shown) => shown.unwrap().clone(),
            Err(_) => panic!("waited for {what}; there is {:?}", self.seen.now.borrow()),
        }
    }

    /// Waits until a notification of the challenge is shown.
    pub(super) async fn shows_challenge(&self, id: &ChallengeId) {
        self.shows("a notification", |shown| shown.waiting.iter().any(|waiting| waiting.challenge == *id))
            .await;
    }

    /// Waits until none is.
    pub(super) async fn shows_nothing(&self) -> Shown {
        self.shows("no notification", |shown| shown.waiting.is_empty()).await
    }

    pub(super) fn presses(&self, id: &ChallengeId) -> bool {
        self.double.pressed(id, Press::Open)
    }

    pub(super) fn denies(&self, id: &ChallengeId) -> bool {
        self.double.pressed(id, Press::Deny)
    }

    /// The person looks at the app, or not.
    pub(super) fn set_in_front(&self, in_front: bool) {
        *self.seen.in_front.lock().unwrap() = in_front;
        if in_front {
            self.double.came_to_front();
        }
    }

    /// Waits until so many messages were dropped.
    pub(super) async fn dropped(&self, count: u32) {
        let health = self.health("a message that is dropped", |health| health.dropped >= count).await;
        assert_eq!(health.dropped, count);
    }

    /// Waits until a message came, also one that shows nothing.
    pub(super) async fn received(&self) {
        self.health("a message", |health| health.last.is_some() || health.dropped > 0).await;
    }

    async fn health(&self, what: &str, is_so: impl Fn(&PushHealth) -> bool) -> PushHealth {
        let waited = timeout(PATIENCE, async {
            loop {
                let health = self.double.health().await;
                if is_so(&health) {
                    return health;
                }
                tokio::task::yield_now().await;
            }
        });
        waited.await.unwrap_or_else(|_| panic!("waited for {what}"))
    }
}
