//! The test environment of stories without a screen: a backend, a fake clock, and users' phones.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use backend_mock::{Clock, Config, Control, Server, Until, UserView};
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

/// The backend, its clock and its configuration, which outlive a restart of the backend.
pub(crate) struct World {
    /// Clock of the backend and of all phones.
    pub(crate) clock: FakeClock,
    backend: Option<Server>,
    config: Config,
    _folder: TempDir,
}

/// Name and stored data of a phone, whether its app runs or not.
#[derive(Clone)]
pub(crate) struct DeviceStorage {
    name: &'static str,
    pub(crate) vault: MemoryVault,
}

/// The backend's clock, backed by the fake clock of the phones.
struct StoryClock(FakeClock);

impl Clock for StoryClock {
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
        let folder = TempDir::new().unwrap();
        Self::with_state(Some(folder.path().join("state.json")), folder).await
    }

    /// Starts a world whose backend saves no state, which makes it faster.
    pub(crate) async fn with_volatile_backend() -> Self {
        Self::with_state(None, TempDir::new().unwrap()).await
    }

    async fn with_state(state: Option<PathBuf>, folder: TempDir) -> Self {
        let clock = FakeClock::new();
        let config =
            Config { state, clock: Arc::new(StoryClock(clock.clone())), ..Config::for_tests().unwrap() };
        let mut world = Self { clock, backend: None, config, _folder: folder };
        world.start_backend().await;
        world
    }

    /// Starts the backend with its saved state, on the address that it had before.
    pub(crate) async fn start_backend(&mut self) {
        let server = Server::start(self.config.clone()).await.unwrap();
        let address = server.origin().as_str().strip_prefix("http://").unwrap();
        self.config.listen = address.parse::<SocketAddr>().unwrap();
        self.backend = Some(server);
    }

    /// Stops the backend.
    pub(crate) async fn stop_backend(&mut self) {
        self.backend.take().unwrap().shutdown().await;
    }

    /// Address of the backend.
    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.config.listen)
    }

    /// Returns the handle that controls the backend.
    pub(crate) fn control(&self) -> Control {
        self.backend.as_ref().unwrap().control()
    }

    pub(crate) fn user(&self, username: &str) -> UserView {
        self.control().users().into_iter().find(|user| user.username.as_str() == username).unwrap()
    }

    /// Returns an unused one-time password of the user.
    pub(crate) fn one_time_password(&self, username: &str) -> String {
        self.user(username).one_time_passwords.remove(0)
    }

    /// Starts a phone's app on its storage.
    pub(crate) async fn start_app(&self, storage: &DeviceStorage) -> Phone {
        let ports = Ports {
            clock: Arc::new(self.clock.clone()),
            backend: Arc::new(HttpBackend::new().unwrap()),
            vault: Arc::new(storage.vault.clone()),
            presence: Arc::new(FakeSensor::none()),
            notifier: Arc::new(RecordingNotifier::new()),
            push: Arc::new(FakePush::new()),
            scanner: Arc::new(FakeScanner::none()),
            notebook: Arc::new(MemoryNotebook::new()),
        };
        Phone::start(ports, phone::device(storage.name, &self.address())).await
    }

    /// Starts a phone, connects it to `username`, and waits for home.
    pub(crate) async fn phone_of(&self, username: &str, name: &'static str) -> (Phone, DeviceStorage) {
        let storage = DeviceStorage::new(name);
        let mut phone = self.start_app(&storage).await;
        let code = self.one_time_password(username);
        phone.set_up(&self.address(), username, &code).await;
        (phone, storage)
    }

    /// Starts a phone that is connected to Maija's username.
    pub(crate) async fn phone(&self) -> Phone {
        self.phone_of(MAIJA, "Maija's phone").await.0
    }
}

impl DeviceStorage {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, vault: MemoryVault::new() }
    }
}
