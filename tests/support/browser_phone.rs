//! Phones and login pages in real browsers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use key_core::testing::{FakeBrowser, FakeScanner, RecordingNotifier, phone};
use key_core::{Authenticator, Device, KdfCost, Ports};

use crate::app::App;
use crate::driver::{Browser, Chromium, Viewport};
use crate::login_page::LoginPage;
use crate::phone_in_browser::PhoneInBrowser;
use crate::world::{MAIJA, PIN, World};

/// What Chrome on a phone says of itself.
const PHONES_CHROME: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) \
                             Chrome/140.0.0.0 Mobile Safari/537.36";

/// A phone whose interface runs in a browser.
pub struct BrowserPhone {
    /// The app's interface.
    pub app: App,
    /// The phone's camera and the image in front of it.
    pub camera: FakeScanner,
    /// Notifications shown while the app is in the background.
    pub notifier: RecordingNotifier,
    /// The phone's own browsers, for the pages that the app opens.
    pub browser: FakeBrowser,
    /// The core, served to the browser that shows the interface.
    pub core: PhoneInBrowser,
    _window: Browser,
}

impl World {
    /// Starts a phone that is not enrolled.
    pub async fn phone_in_browser(&self, name: &str) -> Result<BrowserPhone> {
        self.phone_in_browser_with(name, self.ports()).await
    }

    /// Starts a phone with these ports and its own camera and notifications.
    pub async fn phone_in_browser_with(&self, name: &str, ports: Ports) -> Result<BrowserPhone> {
        let (camera, notifier) = (FakeScanner::new(), RecordingNotifier::new());
        let browser = FakeBrowser::new();
        let ports = Ports {
            scanner: Arc::new(camera.clone()),
            notifier: Arc::new(notifier.clone()),
            browser: Arc::new(browser.clone()),
            ..ports
        };
        let device = Device { kdf: KdfCost::REFERENCE, ..phone::device(name, &self.address()) };
        let core = Authenticator::start(ports, device).await;
        let core = PhoneInBrowser::serve(core, bundle(), ([127, 0, 0, 1], 0).into()).await?;
        let window = self.open_browser(Viewport::Phone).await?;
        let app = App(window.visit(&core.url()).await?);
        Ok(BrowserPhone { app, camera, notifier, browser, core, _window: window })
    }

    /// Starts a phone and enrols it for `username`, with [`PIN`].
    pub async fn enrolled(&self, username: &str, name: &str) -> Result<BrowserPhone> {
        let phone = self.phone_in_browser(name).await?;
        phone.app.connect(username, &self.one_time_password(username)).await?;
        phone.app.choose_pin(PIN).await?;
        Ok(phone)
    }

    /// Starts a world in real time with a phone that is enrolled for Maija's username, with [`PIN`].
    pub async fn with_enrolled_phone() -> Result<(Self, BrowserPhone)> {
        let world = Self::in_real_time().await;
        let phone = world.enrolled(MAIJA, "Pixel").await?;
        Ok((world, phone))
    }

    /// Opens a new browser on the login page.
    pub async fn login_page(&self) -> Result<LoginPage> {
        let browser = self.open_browser(Viewport::Desktop).await?;
        Ok(LoginPage::new(browser.visit(self.origin().as_str()).await?, self.control.clone()))
    }

    /// Opens a new browser of a phone on the login page.
    pub async fn login_page_on_a_phone(&self) -> Result<LoginPage> {
        let browser = self.open_browser(Viewport::Phone).await?;
        browser.introduce_as(PHONES_CHROME).await?;
        Ok(LoginPage::new(browser.visit(self.origin().as_str()).await?, self.control.clone()))
    }

    async fn open_browser(&self, viewport: Viewport) -> Result<Browser> {
        self.chromium.get_or_try_init(async || Chromium::start()).await?.open(viewport).await
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
