//! Push notifications of the real window: the desktop shows a login, and *Deny* on it denies the
//! login in the app.

mod desktop;

use std::ffi::OsStr;
use std::sync::Arc;
use support::browser_phone::app;
use support::world::{PIN, SAM, World};

use anyhow::{Result, ensure};
use backend_mock::{PushConfig, PushService, SystemClock};
use support::app::App;
use support::driver::{Screen, Window};

use desktop::Desktop;

#[tokio::test]
async fn a_desktop_notification_is_withdrawn_or_denies_its_login() -> Result<()> {
    let push = PushConfig::to_loopback()?;
    let world = World::in_real_time_with(|config| config.push = push).await;
    let service = PushService::start(([127, 0, 0, 1], 0).into(), Arc::new(SystemClock)).await?;
    let mut desktop = Desktop::start().await?;
    let (screen, folder) = (Screen::start()?, tempfile::tempdir()?);
    let (origin, vault) = (world.address(), folder.path().join("vault"));
    let arguments = ["--address", &origin, "--push-service", service.origin(), "--vault"].map(OsStr::new);
    let arguments = [&arguments[..], &[vault.as_os_str()]].concat();
    let window = Window::open_with(&app(), &arguments, &screen, |driver| {
        driver.env("DBUS_SESSION_BUS_ADDRESS", desktop.bus());
    })
    .await?;
    let seen = App(window.page());
    seen.connect(SAM, &world.one_time_password(SAM)).await?;
    seen.choose_pin(PIN).await?;

    // A second window takes the focus, so the app is in the background.
    let other = folder.path().join("other");
    let other = [OsStr::new("--address"), OsStr::new(&origin), OsStr::new("--vault"), other.as_os_str()];
    let other = Window::open(&app(), &other, &screen).await?;
    App(other.page()).see("welcome").await?;
    let cancelled = world.control.issue_login(SAM)?;
    let shown = desktop.shown().await?;
    world.control.withdraw(&cancelled.id);
    ensure!(desktop.closed().await? == shown.id, "the notification of a cancelled login is withdrawn");

    world.control.issue_login(SAM)?;
    let shown = desktop.shown().await?;
    ensure!(shown.summary == "A request is waiting", "{shown:?}");
    ensure!(!shown.body.contains(SAM) && !shown.body.contains("Procountor"), "{shown:?}");
    ensure!(shown.actions == ["default", "A request is waiting", "deny", "Deny"], "{shown:?}");
    desktop.press(shown.id, "deny").await?;
    seen.ended("denied").await?;
    ensure!(desktop.closed().await? == shown.id);
    Ok(())
}
