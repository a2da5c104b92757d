//! A desktop for the test: a D-Bus session bus with a notification server.

use std::collections::HashMap;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};
use support::driver::Program;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;
use zbus::connection::{Builder, Connection};
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;

/// Object path of the notification server (Desktop Notifications Specification).
const OBJECT_PATH: &str = "/org/freedesktop/Notifications";

/// Time within which the app has to show or close a notification.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running session bus with a notification server. Dropping it ends the bus.
pub(super) struct Desktop {
    bus: String,
    connection: Connection,
    shown: UnboundedReceiver<Notification>,
    closed: UnboundedReceiver<u32>,
    _daemon: Program,
}

/// A notification that the app requested.
#[derive(Debug)]
pub(super) struct Notification {
    pub(super) id: u32,
    pub(super) summary: String,
    pub(super) body: String,
    pub(super) actions: Vec<String>,
}

struct Notifications {
    latest: u32,
    shown: UnboundedSender<Notification>,
    closed: UnboundedSender<u32>,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Notifications {
    #[allow(clippy::too_many_arguments, reason = "the signature is specified")]
    fn notify(
        &mut self,
        _app_name: &str,
        _replaces_id: u32,
        _app_icon: &str,
        summary: String,
        body: String,
        actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expire_timeout: i32,
    ) -> u32 {
        self.latest += 1;
        let _ = self.shown.send(Notification { id: self.latest, summary, body, actions });
        self.latest
    }

    fn close_notification(&self, id: u32) {
        let _ = self.closed.send(id);
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action_key: &str) -> zbus::Result<()>;
}

impl Desktop {
    pub(super) async fn start() -> Result<Self> {
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--print-address=1"]);
        let (daemon, bus) = Program::start_and_read(&mut daemon, |line| Some(line.to_owned()))?;
        let ((show, shown), (close, closed)) = (unbounded_channel(), unbounded_channel());
        let connection = Builder::address(bus.as_str())?
            .name("org.freedesktop.Notifications")?
            .serve_at(OBJECT_PATH, Notifications { latest: 0, shown: show, closed: close })?
            .build()
            .await?;
        Ok(Self { bus, connection, shown, closed, _daemon: daemon })
    }

    /// Address of the bus.
    pub(super) fn bus(&self) -> &str {
        &self.bus
    }

    /// Waits for the next notification.
    pub(super) async fn shown(&mut self) -> Result<Notification> {
        let shown = timeout(PATIENCE, self.shown.recv()).await.context("no notification was shown")?;
        shown.context("the desktop ended")
    }

    /// Waits until the app closes a notification; returns its id.
    pub(super) async fn closed(&mut self) -> Result<u32> {
        let closed = timeout(PATIENCE, self.closed.recv()).await.context("no notification was closed")?;
        closed.context("the desktop ended")
    }

    /// Presses a notification (action `default`) or a button on it.
    pub(super) async fn press(&self, id: u32, action: &str) -> Result<()> {
        let emitter = SignalEmitter::new(&self.connection, OBJECT_PATH)?;
        Ok(Notifications::action_invoked(&emitter, id, action).await?)
    }
}
