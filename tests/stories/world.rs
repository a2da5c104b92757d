//! A backend, its time, and the phones of its users.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use backend_mock::{Clock, Config, Mock, Running, Until, UserView};
use key_backend_client::HttpBackend;
use key_core::Ports;
use key_core::ports::Clock as _;
use key_core::testing::{
    FakeClock, FakePush, FakeScanner, FakeSensor, MemoryNotebook, MemoryVault, Phone, RecordingNotifier,
    phone,
};
use key_protocol::ids::Timestamp;
use tempfile::TempDir;

pub(crate) const MAIJA: &str = "maija.virtanen@example.fi";
pub(crate) const AAKE: &str = "åke.öberg@example.se";

/// The backend, and what it keeps across restarts.
pub(crate) struct World {
    /// Everybody's time.
    pub(crate) clock: FakeClock,
    backend: Option<Running>,
    config: Config,
    _kept: TempDir,
}

/// A phone that may be switched off: what it has stored.
#[derive(Clone)]
pub(crate) struct Pocket {
    name: &'static str,
    pub(crate) vault: MemoryVault,
}

/// The backend's clock shows the stories' time.
struct StoryTime(FakeClock);

impl Clock for StoryTime {
    fn now(&self) -> Timestamp {
        self.0.world()
    }

    fn until(&self, time: Timestamp) -> Until {
        let clock = self.0.clone();
        let passed = u64::try_from(time - FakeClock::BEGIN).unwrap_or(0);
        Box::pin(async move { clock.until(Duration::from_secs(passed)).await })
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        let kept = TempDir::new().unwrap();
        Self::keeping(Some(kept.path().join("state.json")), kept).await
    }

    /// One whose backend keeps nothing, and is the quicker for it.
    pub(crate) async fn forgetful() -> Self {
        Self::keeping(None, TempDir::new().unwrap()).await
    }

    async fn keeping(state: Option<PathBuf>, kept: TempDir) -> Self {
        let clock = FakeClock::new();
        let config =
            Config { state, clock: Arc::new(StoryTime(clock.clone())), ..Config::for_tests().unwrap() };
        let mut world = Self { clock, backend: None, config, _kept: kept };
        world.starts_backend().await;
        world
    }

    /// Starts the backend with what it kept, where it was before.
    pub(crate) async fn starts_backend(&mut self) {
        let running = Mock::start(self.config.clone()).await.unwrap();
        let address = running.origin().as_str().strip_prefix("http://").unwrap();
        self.config.listen = address.parse::<SocketAddr>().unwrap();
        self.backend = Some(running);
    }

    /// Stops the backend.
    pub(crate) async fn stops_backend(&mut self) {
        self.backend.take().unwrap().shutdown().await;
    }

    /// Where the backend is.
    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.config.listen)
    }

    /// The powers over the backend.
    pub(crate) fn mock(&self) -> Mock {
        self.backend.as_ref().unwrap().mock()
    }

    pub(crate) fn user(&self, username: &str) -> UserView {
        self.mock().users().into_iter().find(|user| user.username.as_str() == username).unwrap()
    }

    /// A one-time password that was not used yet.
    pub(crate) fn one_time_password(&self, username: &str) -> String {
        self.user(username).one_time_passwords.remove(0)
    }

    /// Switches a phone on, or on again.
    pub(crate) async fn starts(&self, pocket: &Pocket) -> Phone {
        let ports = Ports {
            clock: Arc::new(self.clock.clone()),
            backend: Arc::new(HttpBackend::new().unwrap()),
            vault: Arc::new(pocket.vault.clone()),
            presence: Arc::new(FakeSensor::none()),
            notifier: Arc::new(RecordingNotifier::new()),
            push: Arc::new(FakePush::new()),
            scanner: Arc::new(FakeScanner::none()),
            notebook: Arc::new(MemoryNotebook::new()),
        };
        Phone::start(ports, phone::device(pocket.name, &self.address())).await
    }

    /// A phone connected to a username, at home.
    pub(crate) async fn phone_of(&self, username: &str, name: &'static str) -> (Phone, Pocket) {
        let pocket = Pocket::new(name);
        let mut phone = self.starts(&pocket).await;
        let code = self.one_time_password(username);
        phone.is_set_up(&self.address(), username, &code).await;
        (phone, pocket)
    }

    /// Maija's phone.
    pub(crate) async fn phone(&self) -> Phone {
        self.phone_of(MAIJA, "Maija's phone").await.0
    }
}

impl Pocket {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, vault: MemoryVault::new() }
    }
}
