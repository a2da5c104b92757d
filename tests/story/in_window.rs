//! The story in the real window: connect, restart and approve.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::Result;
use support::app::App;
use support::driver::{Screen, Window};
use support::world::{PIN, SAM, World};

use crate::recorder::Recorder;

/// Plays the story with the app `program`; the app is restarted while a login is pending.
pub(crate) async fn play(recorder: &mut Recorder, program: &Path) -> Result<()> {
    recorder.chapter("In the window: the app as it is on a computer");
    let world = World::in_real_time().await;
    let screen = Screen::start()?;
    let folder = tempfile::tempdir()?;
    let vault = folder.path().join("vault");
    let origin = world.address();
    let arguments = ["--address", &origin, "--name", "Sam's computer", "--vault"].map(OsStr::new);
    let arguments = [&arguments[..], &[vault.as_os_str()]].concat();

    let window = Window::open(program, &arguments, &screen).await?;
    let app = App(window.page());
    app.see("welcome").await?;
    recorder.step("the window opens");
    recorder.window(&app, "welcome").await?;
    app.connect(SAM, &world.one_time_password(SAM)).await?;
    app.see("choose-pin").await?;
    recorder.step("the app connects with a one-time password");
    recorder.window(&app, "choose-pin").await?;
    app.choose_pin(PIN).await?;
    app.is_online().await?;
    recorder.step("a PIN is chosen");
    recorder.window(&app, "home").await?;

    let login = world.login_page().await?;
    login.request_app_login(SAM).await?;
    let number = login.number().await?;
    app.see_challenge().await?;
    recorder.step("a login waits");
    drop((app, window));

    let window = Window::open(program, &arguments, &screen).await?;
    let app = App(window.page());
    app.see_challenge().await?;
    recorder.step("the app was killed and started again, and the login still waits");
    recorder.window(&app, "challenge").await?;
    app.approve(&number).await?;
    recorder.window(&app, "pin").await?;
    app.enter_pin(PIN).await?;
    login.see("start").await?;
    recorder.step("number and PIN are typed, and the browser goes on by itself");
    app.ended("approved").await?;
    recorder.window(&app, "approved").await?;
    Ok(())
}
