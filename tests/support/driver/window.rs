//! The app in its real window, driven by WebKitWebDriver; its engine, WebKitGTK, is close to that
//! of iOS.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};
use fantoccini::Client;
use serde_json::json;

use super::FONTS;
use super::page::{Page, ScreenshotSource};
use super::program::{Program, free_port};
use super::screen::Screen;
use super::session;

/// The app in its window. Dropping it ends the app by signal, without a clean shutdown.
pub struct Window {
    driver: Program,
    client: Client,
    screen: Screen,
}

impl Window {
    /// Starts `app` on `screen` with `arguments`.
    pub async fn open(app: &Path, arguments: &[&OsStr], screen: &Screen) -> Result<Self> {
        Self::open_with(app, arguments, screen, |_| ()).await
    }

    /// Starts `app` with an environment changed by `surround`: the app inherits the driver's
    /// environment.
    pub async fn open_with(
        app: &Path,
        arguments: &[&OsStr],
        screen: &Screen,
        surround: impl FnOnce(&mut Command),
    ) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .env("GDK_SCALE", "2")
            .env("LANG", "C.UTF-8")
            .env("LANGUAGE", "en_US")
            .env("FONTCONFIG_FILE", FONTS)
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        screen.show(&mut command);
        surround(&mut command);
        let mut driver = Program::start(&mut command)?;
        driver.wait_for_port(port).context("WebKitWebDriver")?;
        let arguments: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
        let options = json!({ "webkitgtk:browserOptions": { "binary": app, "args": arguments } });
        let client = session::open(port, options).await?;
        Ok(Self { driver, client, screen: screen.clone() })
    }

    /// Returns the page that the window shows.
    #[must_use]
    pub fn page(&self) -> Page {
        Page::new(self.client.clone(), ScreenshotSource::Screen(self.screen.clone()))
    }

    /// Id of the process group of the driver and the app.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.driver.id()
    }
}
