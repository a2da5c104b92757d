//! Chromium, driven by chromedriver; its engine is that of Android's WebView.

use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};
use fantoccini::Client;
use serde_json::json;

use super::FONTS;
use super::dev_tools;
use super::page::{Page, ScreenshotSource};
use super::program::Program;
use super::session;
use super::viewport::Viewport;

/// Command line of each browser: headless and without background requests.
const ARGUMENTS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--lang=en-US",
];

/// A running chromedriver. Dropping it ends it and the browsers that it started.
pub struct Chromium {
    _driver: Program,
    port: u16,
}

/// A browser with a profile of its own. It closes when it and the last of its pages are dropped.
pub struct Browser {
    client: Client,
}

impl Chromium {
    /// Starts the driver.
    pub fn start() -> Result<Self> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").env("LANGUAGE", "en_US").env("FONTCONFIG_FILE", FONTS).stderr(Stdio::null());
        let (driver, port) = Program::start_and_read(&mut command, |line| {
            line.strip_suffix('.')?.split_once("was started successfully on port ")?.1.parse().ok()
        })?;
        Ok(Self { _driver: driver, port })
    }

    /// Opens a browser with an empty profile, in English, laid out for `viewport`.
    pub async fn open(&self, viewport: Viewport) -> Result<Browser> {
        let options = json!({ "args": ARGUMENTS });
        let capabilities = json!({ "browserName": "chrome", "goog:chromeOptions": options });
        let client = session::open(self.port, capabilities).await?;
        viewport.apply(&client).await?;
        Ok(Browser { client })
    }
}

impl Browser {
    /// Loads `url`.
    pub async fn visit(&self, url: &str) -> Result<Page> {
        self.client.goto(url).await.with_context(|| format!("cannot open {url}"))?;
        Ok(Page::new(self.client.clone(), ScreenshotSource::Browser))
    }

    /// Sends this user agent from now on, instead of the browser's own.
    pub async fn introduce_as(&self, user_agent: &str) -> Result<()> {
        let parameters = json!({ "userAgent": user_agent });
        dev_tools::execute(&self.client, "Emulation.setUserAgentOverride", parameters).await.map(drop)
    }
}
