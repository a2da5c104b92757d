//! The real window: connected, ended while a login is pending, restarted, and the login is
//! approved.

use std::ffi::OsStr;

use anyhow::Result;
use support::app::App;
use support::browser_phone::app;
use support::driver::{Screen, Window};
use support::world::{PIN, SAM, World};

#[tokio::test]
async fn a_login_pending_across_a_restart_is_confirmed() -> Result<()> {
    let world = World::in_real_time().await;
    let screen = Screen::start()?;
    let folder = tempfile::tempdir()?;
    let (origin, vault) = (world.address(), folder.path().join("vault"));
    let arguments = [OsStr::new("--address"), OsStr::new(&origin), OsStr::new("--vault"), vault.as_os_str()];

    let window = Window::open(&app(), &arguments, &screen).await?;
    let seen = App(window.page());
    seen.connect(SAM, &world.one_time_password(SAM)).await?;
    seen.choose_pin(PIN).await?;
    let login = world.login_page().await?;
    login.request_app_login(SAM).await?;
    seen.see_challenge().await?;
    drop((seen, window));

    let window = Window::open(&app(), &arguments, &screen).await?;
    let seen = App(window.page());
    seen.see_challenge().await?;
    seen.approve(&login.number().await?).await?;
    seen.enter_pin(PIN).await?;
    login.see("start").await?;
    seen.ended("approved").await
}
