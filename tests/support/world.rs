//! The test environment: a backend with its clock, and what surrounds it: browsers, phones that run
//! the app, and phones that sign their requests themselves.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Once};
use std::time::Duration;

use backend_mock::{Clock, Config, Control, Issued, PushService, Server, SystemClock, Until, UserView};
use key_backend_client::HttpBackend;
use key_core::Ports;
use key_core::clock::SystemClock as PhoneClock;
use key_core::now::BootId;
use key_core::ports::Clock as _;
pub use key_core::testing::phone::PIN;
use key_core::testing::{
    FakeBrowser, FakeClock, FakePush, FakeScanner, FakeSensor, MemoryNotebook, MemoryVault, Phone,
    RecordingNotifier, phone,
};
use key_protocol::enrolment::Platform;
use key_protocol::ids::{Origin, Timestamp};
use reqwest::Client;
use reqwest::redirect::Policy;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tokio::time::timeout;

use crate::driver::Chromium;
use crate::web_browser::Browser;
use crate::web_page::WebPage;
use crate::wire::{self, NewPhone};

/// Bookkeeper with eight one-time passwords.
pub const MAIJA: &str = "maija.virtanen@example.fi";
/// User with letters outside ASCII in the username.
pub const AAKE: &str = "åke.öberg@example.se";
/// Another user.
pub const SAM: &str = "sam.fields@example.com";
/// User who has never logged in.
pub const NOORA: &str = "noora.niemi@example.fi";
/// Maija's one-time passwords.
pub const MAIJAS_CODES: [&str; 8] =
    ["4F7K-29QX", "8MTR-5WHC", "K3NP-7VJD", "2XQG-H9RB", "W6CE-T4YM", "P8HD-3KFN", "7RVB-X2GT", "Q9JM-6EWA"];
/// Maija's password.
pub const MAIJAS_PASSWORD: &str = "Kirjanpito-42";
/// One of Åke's one-time passwords.
pub const AAKES_CODE: &str = "H5TC-8QKW";
/// Time at which a world with a fake clock starts.
pub const NOON: Timestamp = FakeClock::BEGIN;
/// Time within which an expected state has to come. Only a failing test waits this long.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A backend, and what outlives its restart. Dropping the world ends everything in it.
pub struct World {
    /// Clock of the backend and of all phones, unless the world lives in real time.
    pub clock: FakeClock,
    /// Handle that controls the backend.
    pub control: Control,
    /// HTTP client without cookies: creating one takes longer than most tests.
    pub http: Client,
    server: Option<Server>,
    config: Config,
    phone_clock: Arc<dyn key_core::ports::Clock>,
    /// HTTP client of all browsers.
    browsing: Client,
    pub(crate) chromium: OnceCell<Chromium>,
    folder: Option<TempDir>,
}

/// Name and stored data of a phone, whether its app runs or not.
#[derive(Clone)]
pub struct DeviceStorage {
    name: &'static str,
    /// Record and keystore.
    pub vault: MemoryVault,
}

/// The backend's clock, which shows what the phones' fake clock shows.
struct BackendClock(FakeClock);

impl Clock for BackendClock {
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
    /// Starts a backend that saves no state, sends no pushes, and whose clock stands still.
    pub async fn new() -> Self {
        Self::with(|_| ()).await
    }

    /// Starts a backend with a changed configuration and a clock that stands still.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let clock = FakeClock::new();
        let mut config = Config::for_tests().unwrap();
        config.clock = Arc::new(BackendClock(clock.clone()));
        change(&mut config);
        Self::start_with(config, clock.clone(), Arc::new(clock)).await
    }

    /// Starts a backend that saves its state, with a changed configuration and a clock that stands
    /// still.
    pub async fn saving(change: impl FnOnce(&mut Config)) -> Self {
        let folder = TempDir::new().unwrap();
        let state = folder.path().join("state.json");
        let mut world = Self::with(|config| {
            config.state = Some(state);
            change(config);
        })
        .await;
        world.folder = Some(folder);
        world
    }

    /// Starts a backend in real time, for real browsers.
    pub async fn in_real_time() -> Self {
        Self::in_real_time_with(|_| ()).await
    }

    /// Starts a backend in real time, with a changed configuration.
    pub async fn in_real_time_with(change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::for_tests().unwrap();
        config.clock = Arc::new(SystemClock);
        change(&mut config);
        Self::start_with(config, FakeClock::new(), Arc::new(PhoneClock::new(Some(BootId::of("a boot")))))
            .await
    }

    async fn start_with(
        config: Config,
        clock: FakeClock,
        phone_clock: Arc<dyn key_core::ports::Clock>,
    ) -> Self {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
        let http = Client::builder().no_proxy().build().unwrap();
        let browsing = Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
        let server = Server::start(config.clone()).await.unwrap();
        let (control, chromium) = (server.control(), OnceCell::new());
        let folder = None;
        let mut world =
            Self { clock, control, http, server: None, config, phone_clock, browsing, chromium, folder };
        world.hold(server);
        world
    }

    fn hold(&mut self, server: Server) {
        let local = server.console().and_then(|url| url.split('/').nth(2)?.parse::<SocketAddr>().ok());
        self.config.listen = local.unwrap_or(self.config.listen);
        self.control = server.control();
        self.server = Some(server);
    }

    /// Path of the state file of a backend that saves its state.
    pub fn state_file(&self) -> PathBuf {
        self.config.state.clone().expect("the backend saves its state")
    }

    /// Stops the backend.
    pub async fn stop(&mut self) {
        self.server.take().unwrap().shutdown().await;
    }

    /// Starts the backend with its saved state, on the address that it had before.
    pub async fn start(&mut self) {
        let server = Server::start(self.config.clone()).await.unwrap();
        self.hold(server);
    }

    /// Stops the backend, and starts it with its saved state.
    pub async fn restart(&mut self) {
        self.restart_with(|_| ()).await;
    }

    /// Stops the backend, and starts it with its saved state and a changed configuration.
    pub async fn restart_with(&mut self, change: impl FnOnce(&mut Config)) {
        self.stop().await;
        change(&mut self.config);
        self.start().await;
    }

    /// Returns the running backend.
    pub fn server(&self) -> &Server {
        self.server.as_ref().unwrap()
    }

    /// Returns the origin that phones call.
    pub fn origin(&self) -> &Origin {
        self.server().origin()
    }

    /// Address of the backend on this machine, whether it runs or not.
    pub fn address(&self) -> String {
        format!("http://{}", self.config.listen)
    }

    /// Advances the clock of a world that does not live in real time.
    pub fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// Returns the user with this username.
    pub fn user(&self, username: &str) -> UserView {
        user(&self.control, username)
    }

    /// Returns an unused one-time password of the user.
    pub fn one_time_password(&self, username: &str) -> String {
        self.user(username).one_time_passwords.remove(0)
    }

    /// Issues a login as if the user had typed the password in a browser.
    pub fn issue(&self, username: &str) -> Issued {
        self.control.issue_login(username).unwrap()
    }

    /// Waits until `find` finds something; a failure names `what` was expected.
    pub async fn until<T>(&self, what: &str, find: impl Fn(&Control) -> Option<T>) -> T {
        timeout(PATIENCE, self.control.until(find)).await.unwrap_or_else(|_| panic!("waited for {what}"))
    }

    /// Returns a new browser without scripts and cookies.
    pub fn browser(&self) -> Browser {
        Browser::new(self.browsing.clone(), self.address(), self.control.clone())
    }

    /// Starts a push service.
    pub async fn push_service(&self) -> PushService {
        PushService::start(([127, 0, 0, 1], 0).into(), Arc::clone(&self.config.clock)).await.unwrap()
    }

    /// Returns the ports of a phone: the real client of the backend, and fakes for the rest.
    pub fn ports(&self) -> Ports {
        Ports {
            clock: Arc::clone(&self.phone_clock),
            backend: Arc::new(
                HttpBackend::new(&key_core::testing::phone::version(), Platform::Desktop).unwrap(),
            ),
            vault: Arc::new(MemoryVault::new()),
            presence: Arc::new(FakeSensor::none()),
            sensor_keys: Arc::new(FakeSensor::none()),
            notifier: Arc::new(RecordingNotifier::new()),
            push: Arc::new(FakePush::new()),
            scanner: Arc::new(FakeScanner::none()),
            notebook: Arc::new(MemoryNotebook::new()),
            browser: Arc::new(FakeBrowser::new()),
        }
    }

    /// Starts the app of a phone with these ports.
    pub async fn start_app_with(&self, name: &str, ports: Ports) -> Phone {
        Phone::start(ports, phone::device(name, &self.address())).await
    }

    /// Starts the app of a phone on its storage.
    pub async fn start_app(&self, storage: &DeviceStorage) -> Phone {
        let vault = Arc::new(storage.vault.clone());
        self.start_app_with(storage.name, Ports { vault, ..self.ports() }).await
    }

    /// Starts the app of a new phone.
    pub async fn new_phone(&self) -> Phone {
        self.start_app_with("Maija's phone", self.ports()).await
    }

    /// Starts the app of a phone, connects it to `username`, and waits for home.
    pub async fn phone_of(&self, username: &str, name: &'static str) -> (Phone, DeviceStorage) {
        let storage = DeviceStorage { name, vault: MemoryVault::new() };
        let mut phone = self.start_app(&storage).await;
        phone.set_up(&self.address(), username, &self.one_time_password(username)).await;
        (phone, storage)
    }

    /// Starts the app of a phone that is connected to Maija's username.
    pub async fn phone(&self) -> Phone {
        self.phone_of(MAIJA, "Maija's phone").await.0
    }

    /// Starts a world with Maija's phone, whose app runs.
    pub async fn with_phone() -> (Self, Phone) {
        let world = Self::new().await;
        let phone = world.phone().await;
        (world, phone)
    }

    /// Starts a world with Maija's phone, whose app runs, and a login that she has requested in a
    /// browser and that waits on the returned page.
    pub async fn with_login() -> (Self, Phone, Browser, WebPage) {
        let (world, phone) = Self::with_phone().await;
        let mut browser = world.browser();
        let waiting = browser.request_login(MAIJA).await;
        (world, phone, browser, waiting)
    }

    /// Starts a world with a browser.
    pub async fn with_browser() -> (Self, Browser) {
        let world = Self::new().await;
        let browser = world.browser();
        (world, browser)
    }

    /// Returns Maija's phone without an app, enrolled with the first code of her list.
    pub async fn wire_phone(&self) -> wire::Phone {
        self.connected(MAIJA, MAIJAS_CODES[0]).await
    }

    /// Starts a world with Maija's phone without an app.
    pub async fn with_wire_phone() -> (Self, wire::Phone) {
        let world = Self::new().await;
        let phone = world.wire_phone().await;
        (world, phone)
    }

    /// Returns a phone without an app, enrolled with `code`.
    pub async fn connected(&self, username: &str, code: &str) -> wire::Phone {
        NewPhone::new(self).connect(username, code).await
    }
}

pub(crate) fn user(control: &Control, username: &str) -> UserView {
    let mut users = control.users().into_iter();
    users.find(|user| user.username.as_str() == username).unwrap_or_else(|| panic!("no user {username}"))
}
