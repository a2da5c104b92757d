//! The main job again, in the real window.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::{Context as _, Result};
use stories::app::App;
use stories::driver::{Screen, Window};
use stories::world::{PIN, World};

use crate::teller::Teller;

const SAM: &str = "sam.fields@example.com";

/// Connects, approves, and finds everything again after a restart.
pub(crate) async fn play(teller: &mut Teller, program: &Path) -> Result<()> {
    teller.chapter("In the window: the app as it is on a computer");
    let world = World::start().await?;
    let screen = Screen::start()?;
    let kept = tempfile::tempdir()?;
    let vault = kept.path().join("vault");
    let origin = world.backend.origin().to_string();
    let arguments = ["--address", &origin, "--name", "Sam's computer", "--vault"].map(OsStr::new);
    let arguments = [&arguments[..], &[vault.as_os_str()]].concat();

    let window = Window::open(program, &arguments, &screen).await?;
    let app = App(window.page());
    app.see("enrol").await?;
    teller.tell("the window opens");
    teller.window(&app, "connect").await?;
    let user = world.user(SAM)?;
    app.connect(SAM, user.one_time_passwords.first().context("a code")?).await?;
    app.see("choose-pin").await?;
    teller.tell("the app connects with a one-time password");
    teller.window(&app, "choose-pin").await?;
    app.choose_pin(PIN).await?;
    app.is_online().await?;
    teller.tell("a PIN is chosen");
    teller.window(&app, "home").await?;

    let login = world.login_page().await?;
    login.ask_app(SAM, &user.password).await?;
    let number = login.number().await?;
    app.see_challenge().await?;
    teller.tell("a login waits");
    drop((app, window));

    let window = Window::open(program, &arguments, &screen).await?;
    let app = App(window.page());
    app.see_challenge().await?;
    teller.tell("the app was killed and started again, and the login still waits");
    teller.window(&app, "challenge").await?;
    app.approve(&number).await?;
    teller.window(&app, "pin").await?;
    app.enter_pin(PIN).await?;
    login.see("start").await?;
    teller.tell("number and PIN are typed, and the browser goes on by itself");
    app.ended("approved").await?;
    teller.window(&app, "approved").await?;
    Ok(())
}
