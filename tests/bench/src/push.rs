//! Latency of a push, from the start of a login to the notification of a closed app: backend, push
//! service and simulated phone, over loopback. Also the idle cost of the app, in the foreground and
//! in the background.

use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use backend_mock::{Config, Control, PushConfig, PushService, Server};
use key_core::Ports;
use key_core::ports::ChallengeNotification;
use key_protocol::push::PushRegistration;
use tauri_plugin_phone::{NotificationArea, SimulatedPhone};

use crate::figures::{Figures, ms};
use crate::phone::{USERNAME, connected, ports};

const RUNS: usize = 200;

/// Longer than an app with pushes keeps its event stream open in the background.
const LISTENING_AFTER_LEAVING: Duration = Duration::from_secs(6);

/// Time for which an idle app is observed.
const OBSERVED: Duration = Duration::from_secs(10);

/// Time after which a missing notification fails the measurement.
const PATIENCE: Duration = Duration::from_secs(10);

/// Records the time at which each notification is shown.
struct RecordingShade(Sender<Instant>);

impl NotificationArea for RecordingShade {
    fn is_in_front(&self) -> bool {
        false
    }

    fn show(&self, _: &ChallengeNotification) {
        let _ = self.0.send(Instant::now());
    }

    fn withdraw(&self, _: &ChallengeNotification) {}

    fn show_test(&self) {}
}

pub(crate) async fn measure(figures: &mut Figures) -> Result<()> {
    let push = PushConfig::to_loopback()?;
    let backend = Server::start(Config { push, ..Config::for_tests()? }).await?;
    let service = PushService::start(([127, 0, 0, 1], 0).into(), Arc::new(backend_mock::SystemClock)).await?;
    let (control, origin) = (backend.control(), backend.origin().to_string());

    let (shown, showing) = channel();
    let folder = tempfile::tempdir()?;
    let simulated = SimulatedPhone::new(service.origin(), folder.path(), Box::new(RecordingShade(shown)))?;
    let (notifier, push) = (Arc::new(simulated.clone()), Arc::new(simulated.clone()));
    let phone = connected(&backend, Ports { notifier, push, ..ports()? }).await?;
    control
        .until(|control| {
            matches!(control.devices(USERNAME)[0].push, PushRegistration::Webpush { .. }).then_some(())
        })
        .await;
    let port: u16 = origin.rsplit(':').next().context("a port")?.parse()?;
    idle("in front", &control, port, figures).await?;
    phone.leave();
    tokio::time::sleep(LISTENING_AFTER_LEAVING).await;
    idle("left", &control, port, figures).await?;
    drop(phone);

    let mut taken = Vec::new();
    for _ in 0..RUNS {
        let started = Instant::now();
        let issued = control.issue_login(USERNAME)?;
        let at = tokio::task::block_in_place(|| showing.recv_timeout(PATIENCE)).context("no notification")?;
        taken.push(ms(at - started));
        control.expire(&issued.id);
    }
    figures.percentile("login to notification, p50", &taken, 50, "ms");
    figures.percentile("login to notification, p99", &taken, 99, "ms");
    backend.shutdown().await;
    Ok(())
}

/// Measures the requests of an idle app to its backend, and the connections that it holds at the
/// end.
async fn idle(which: &str, control: &Control, port: u16, figures: &mut Figures) -> Result<()> {
    let before = control.requests().len();
    tokio::time::sleep(OBSERVED).await;
    let requests = control.requests().len() - before;
    figures.exact(&format!("idle {which}, requests in 10 s"), u32::try_from(requests)?.into(), "");
    figures.exact(&format!("idle {which}, connections"), connections(port)?.into(), "");
    Ok(())
}

/// Counts this process' established connections to `port` (proc(5), `/proc/net/tcp`).
fn connections(port: u16) -> Result<u32> {
    let table = std::fs::read_to_string("/proc/self/net/tcp").context("no table of connections")?;
    let is_to = |line: &&str| {
        let mut columns = line.split_whitespace().skip(2);
        let (remote, state) = (columns.next(), columns.next());
        remote.is_some_and(|remote| remote.ends_with(&format!(":{port:04X}"))) && state == Some("01")
    };
    Ok(u32::try_from(table.lines().filter(is_to).count())?)
}
