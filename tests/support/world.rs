//! The test environment of stories in a browser: a backend, browsers and any number of phones.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use backend_mock::{Config, Server, UserView};
use key_backend_client::HttpBackend;
use key_core::clock::SystemClock;
use key_core::testing::{FakePush, FakeScanner, FakeSensor, MemoryNotebook, MemoryVault, RecordingNotifier};
use key_core::{Authenticator, Device, KdfCost, Ports, Transport};
use key_protocol::enrolment::Platform;
use key_protocol::ids::DeviceText;

use crate::app::App;
use crate::driver::{Browser, Chromium, Viewport};
use crate::login_page::LoginPage;
use crate::phone_in_browser::PhoneInBrowser;

/// PIN of all phones; not one of the easily guessed PINs that the app refuses.
pub const PIN: &str = "493027";

/// The backend and the browser driver. Dropping it ends both.
pub struct World {
    /// The running mock backend.
    pub backend: Server,
    chromium: Chromium,
}

/// A phone whose interface runs in a browser.
pub struct Phone {
    /// The app's interface.
    pub app: App,
    /// The phone's camera and the image in front of it.
    pub camera: FakeScanner,
    /// Notifications shown while the app is in the background.
    pub notifier: RecordingNotifier,
    /// The core, served to the browser.
    pub core: PhoneInBrowser,
    _browser: Browser,
}

impl World {
    /// Starts a backend and the browser driver.
    pub async fn start() -> Result<Self> {
        Self::with(Config::for_tests()?).await
    }

    /// Starts a backend with `config`, and the browser driver.
    pub async fn with(config: Config) -> Result<Self> {
        Ok(Self { backend: Server::start(config).await?, chromium: Chromium::start()? })
    }

    /// Returns the seeded user with this username.
    pub fn user(&self, username: &str) -> Result<UserView> {
        let mut users = self.backend.control().users().into_iter();
        users
            .find(|user| user.username.as_str() == username)
            .with_context(|| format!("there is no user {username}"))
    }

    /// Starts a phone without a biometric sensor that stores its record in `vault`.
    pub async fn phone(&self, name: &str, vault: MemoryVault, kdf: KdfCost) -> Result<Phone> {
        self.phone_with(name, vault, kdf, FakeSensor::none()).await
    }

    /// Starts a phone with a biometric sensor.
    pub async fn phone_with(
        &self,
        name: &str,
        vault: MemoryVault,
        kdf: KdfCost,
        sensor: FakeSensor,
    ) -> Result<Phone> {
        let (camera, notifier) = (FakeScanner::new(), RecordingNotifier::new());
        let ports = Ports {
            clock: Arc::new(SystemClock::new()),
            backend: Arc::new(HttpBackend::new()?),
            vault: Arc::new(vault),
            presence: Arc::new(sensor),
            notifier: Arc::new(notifier.clone()),
            push: Arc::new(FakePush::new()),
            scanner: Arc::new(camera.clone()),
            notebook: Arc::new(MemoryNotebook::new()),
        };
        let device = Device {
            name: DeviceText::parse(name)?,
            platform: Platform::Android,
            model: DeviceText::parse("Pixel 10")?,
            app_version: DeviceText::parse(env!("CARGO_PKG_VERSION"))?,
            address: self.backend.origin().to_string(),
            address_fixed: false,
            transport: Transport::HttpsOrLoopback,
            kdf,
            licences: "MIT: yew",
        };
        let core = Authenticator::start(ports, device).await;
        let core = PhoneInBrowser::serve(core, bundle(), ([127, 0, 0, 1], 0).into()).await?;
        let browser = self.chromium.open(Viewport::Phone).await?;
        let app = App(browser.visit(&core.url()).await?);
        Ok(Phone { app, camera, notifier, core, _browser: browser })
    }

    /// Starts a phone enrolled by the first seeded user, with [`PIN`].
    pub async fn enrolled_phone(&self) -> Result<(Phone, UserView)> {
        let user = self.backend.control().users().into_iter().next().context("no user is seeded")?;
        let phone = self.phone("Pixel", MemoryVault::new(), KdfCost::REFERENCE).await?;
        let code = user.one_time_passwords.first().context("the user has no codes left")?;
        phone.app.connect(user.username.as_str(), code).await?;
        phone.app.choose_pin(PIN).await?;
        Ok((phone, user))
    }

    /// Opens a new browser on the login page.
    pub async fn login_page(&self) -> Result<LoginPage> {
        let browser = self.chromium.open(Viewport::Desktop).await?;
        Ok(LoginPage(browser.visit(self.backend.origin().as_str()).await?))
    }
}

/// Path of the interface's bundle, built by `cargo xtask ui`.
#[must_use]
pub fn bundle() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/ui/dist")
}

/// Path of the app's executable, built into the same target folder as the running program.
#[must_use]
pub fn app() -> PathBuf {
    let here = std::env::current_exe().unwrap_or_default();
    let built = here.ancestors().map(|folder| folder.join("finago-key")).find(|program| program.is_file());
    built.unwrap_or_else(|| "finago-key".into())
}
