//! The demo app: a window if there is a display, else the same interface as a page.

use std::path::Path;
use std::process::Command;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use anyhow::Result;

use crate::cargo::target;
use crate::children::Running;
use crate::mock;

/// Address of the page.
pub(crate) const PAGE: &str = "http://127.0.0.1:8788";

/// Longest delay until the end of the app is noticed.
const POLL_INTERVAL: Duration = Duration::from_millis(200);

/// How the app is shown on this machine.
pub(crate) enum App {
    Window(Keystore),
    Page,
}

/// Where the window's app stores its secrets.
pub(crate) enum Keystore {
    SecretService,
    File,
}

impl App {
    pub(crate) fn for_this_machine() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") {
            true if has_secret_service() => Self::Window(Keystore::SecretService),
            true => Self::Window(Keystore::File),
            false => Self::Page,
        }
    }

    /// Runs the app until it ends or Enter is pressed: closing the window only hides it.
    pub(crate) fn run(&self, folder: &Path, enter: &Receiver<()>) -> Result<()> {
        let backend = format!("http://{}", mock::ADDRESS);
        let mut command = match self {
            Self::Window(_) => Command::new(target("debug/finago-key")),
            Self::Page => Command::new(target("debug/phone")),
        };
        if let Self::Window(_) = self {
            command.args(["--push-service", &format!("http://{}", mock::PUSH_SERVICE)]);
        }
        command.args(["--address", &backend]).env("RUST_LOG", "warn");
        match self {
            // The record must be in the demo's folder, where `--fresh` deletes it.
            Self::Window(Keystore::SecretService) => command.env("XDG_DATA_HOME", folder.join("app")),
            Self::Window(Keystore::File) => command.arg("--vault").arg(folder.join("vault")),
            Self::Page => command
                .args(["--listen", PAGE.trim_start_matches("http://"), "--vault"])
                .arg(folder.join("vault")),
        };
        let mut running = Running::start(&mut command)?;
        while running.child().try_wait()?.is_none() {
            if enter.recv_timeout(POLL_INTERVAL) == Ok(()) {
                return Ok(());
            }
        }
        println!(
            "The app is closed; the login page still answers. Enter opens the app again, Ctrl-C ends the demo."
        );
        // Without a terminal nothing arrives here: the demo runs until it is interrupted.
        let _ = enter.recv();
        Ok(())
    }
}

/// Whether the session's bus has a secret service, running or activatable.
fn has_secret_service() -> bool {
    ["ListNames", "ListActivatableNames"].iter().any(|list| {
        let mut query = Command::new("dbus-send");
        query.args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"]);
        let names = query.arg(format!("org.freedesktop.DBus.{list}")).output();
        names
            .is_ok_and(|names| String::from_utf8_lossy(&names.stdout).contains("\"org.freedesktop.secrets\""))
    })
}
