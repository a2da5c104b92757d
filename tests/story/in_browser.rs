//! The story of a phone and a login page side by side in Chromium.

use anyhow::{Context as _, Result};
use support::app::App;
use support::login_page::{LoginPage, Method};
use support::world::{MAIJA, PIN, World};

use crate::recorder::Recorder;

const AAKE: &str = "åke.öberg@example.se";

/// Plays the story.
pub(crate) async fn play(recorder: &mut Recorder) -> Result<()> {
    recorder.chapter("In the browser: a phone and a login page");
    let world = World::in_real_time().await;
    let phone = world.phone_in_browser("Maija's Pixel").await?;
    let login = world.login_page().await?;
    let (app, login) = (&phone.app, &login);
    recorder.step("a backend, a phone and a browser are there");

    connect(recorder, &world, app).await?;
    approve(recorder, app, login).await?;
    deny(recorder, app, login).await?;
    wrong_number(recorder, app, login).await?;
    too_many_logins(recorder, &world, login).await?;
    expire(recorder, &world, app, login).await?;
    offline_code(recorder, app, login).await?;
    mobile_confirmation(recorder, &world, app, login).await?;
    report(recorder, app, login).await?;
    settings(recorder, app).await
}

async fn connect(recorder: &mut Recorder, world: &World, app: &App) -> Result<()> {
    app.see("welcome").await?;
    recorder.phone(app, "welcome").await?;
    app.open_form().await?;
    recorder.phone(app, "connect").await?;
    app.connect(MAIJA, "AAAA-AAAA").await?;
    app.0.see("#problem").await?;
    recorder.step("a wrong one-time password is refused");
    recorder.phone(app, "connect-refused").await?;
    app.connect(MAIJA, &world.one_time_password(MAIJA)).await?;
    app.see("choose-pin").await?;
    recorder.step("the phone connects with a one-time password");
    recorder.phone(app, "choose-pin").await?;
    app.choose_pin(PIN).await?;
    app.is_online().await?;
    recorder.step("a PIN is chosen, typed twice");
    recorder.phone(app, "home").await
}

/// Logs in up to the waiting page, and returns the number that it shows.
async fn start_login(login: &LoginPage) -> Result<String> {
    login.request_app_login(MAIJA).await?;
    login.number().await
}

async fn approve(recorder: &mut Recorder, app: &App, login: &LoginPage) -> Result<()> {
    login.see("login").await?;
    recorder.login_page(login, "username").await?;
    login.sign_in(MAIJA).await?;
    recorder.login_page(login, "method").await?;
    login.choose(Method::App).await?;
    let number = login.number().await?;
    recorder.step("the login page waits and shows a number");
    recorder.login_page(login, "waiting").await?;
    app.see_challenge().await?;
    recorder.step("the phone opens the login that waits");
    recorder.phone(app, "challenge").await?;
    app.0.press_button("Back").await?;
    app.see("home").await?;
    recorder.phone(app, "home-waiting").await?;
    app.open_challenge().await?;
    app.approve(&number).await?;
    recorder.phone(app, "pin").await?;
    app.enter_pin("111222").await?;
    app.0.see("#pin-pad:not([aria-busy=true]) #pin-trouble:not(:empty)").await?;
    recorder.step("a wrong PIN is refused");
    recorder.phone(app, "pin-wrong").await?;
    app.enter_pin(PIN).await?;
    login.see("start").await?;
    recorder.step("number and PIN are typed, and the browser goes on by itself");
    app.ended("approved").await?;
    recorder.phone(app, "approved").await?;
    recorder.login_page(login, "start").await?;
    login.log_out().await?;
    app.done().await
}

async fn deny(recorder: &mut Recorder, app: &App, login: &LoginPage) -> Result<()> {
    start_login(login).await?;
    app.see_challenge().await?;
    app.0.press("#deny").await?;
    app.ended("denied").await?;
    login.aborted("denied").await?;
    recorder.step("a login is denied, and the page says that it was aborted");
    recorder.phone(app, "denied").await?;
    recorder.login_page(login, "aborted-denied").await?;
    app.done().await?;
    login.0.press("#cancel").await
}

async fn wrong_number(recorder: &mut Recorder, app: &App, login: &LoginPage) -> Result<()> {
    let number: u32 = start_login(login).await?.parse()?;
    app.see_challenge().await?;
    app.approve(&format!("{:02}", (number + 1) % 100)).await?;
    app.enter_pin(PIN).await?;
    app.ended("wrong-number").await?;
    login.aborted("wrong-number").await?;
    recorder.step("another number than the page's ends the login");
    recorder.phone(app, "wrong-number").await?;
    recorder.login_page(login, "aborted-wrong-number").await?;
    app.done().await?;
    login.0.press("#cancel").await
}

async fn too_many_logins(recorder: &mut Recorder, world: &World, login: &LoginPage) -> Result<()> {
    login.sign_in(MAIJA).await?;
    login.choose(Method::App).await.err().context("a fourth login within five minutes is asked for")?;
    recorder.login_page(login, "asked-too-often").await?;
    recorder.step("a fourth login within five minutes is not asked for");
    login.0.press("#cancel").await?;
    // Moves the backend's clock past the limit; the phone corrects its own by the backend's.
    world.control.skew_clock(310);
    Ok(())
}

async fn expire(recorder: &mut Recorder, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    let number = start_login(login).await?;
    app.see_challenge().await?;
    app.approve(&number).await?;
    let control = &world.control;
    let open = control.challenges(MAIJA).into_iter().find(|challenge| challenge.outcome.is_none());
    control.expire(&open.context("a challenge is open")?.claims.id);
    app.ended("expired").await?;
    login.aborted("expired").await?;
    recorder.step("the time runs out while the PIN is asked for");
    recorder.phone(app, "expired").await?;
    recorder.login_page(login, "aborted-expired").await?;
    app.done().await?;
    login.0.press("#cancel").await
}

async fn offline_code(recorder: &mut Recorder, app: &App, login: &LoginPage) -> Result<()> {
    app.open_offline_code(MAIJA).await?;
    app.enter_pin(PIN).await?;
    let code = app.offline_code().await?;
    recorder.step("the phone shows an offline code");
    recorder.phone(app, "offline-code").await?;
    login.sign_in(MAIJA).await?;
    login.choose(Method::OfflineCode).await?;
    recorder.login_page(login, "offline-code").await?;
    login.enter_code(&code).await?;
    login.see("start").await?;
    recorder.step("the code logs in");
    login.log_out().await?;
    app.0.press_button("Back").await?;
    app.see("home").await
}

async fn mobile_confirmation(
    recorder: &mut Recorder,
    world: &World,
    app: &App,
    login: &LoginPage,
) -> Result<()> {
    login.sign_in(AAKE).await?;
    login.choose(Method::OneTimePassword).await?;
    recorder.login_page(login, "one-time-password").await?;
    login.enter_code(&world.one_time_password(MAIJA)).await?;
    login.see("start").await?;
    recorder.step("another user logs in with a one-time password");
    login.0.press("#enable").await?;
    login.see("pairing").await?;
    let code = login.0.attribute("#pairing-code", "data-code").await?;
    recorder.login_page(login, "pairing").await?;
    app.0.press_button("Connect another username").await?;
    app.connect(AAKE, &code).await?;
    app.enter_pin(PIN).await?;
    login.see("connected").await?;
    recorder.step("the phone connects with the page's code, and the page goes on by itself");
    recorder.login_page(login, "connected").await?;
    app.see("home").await?;
    recorder.phone(app, "home-two-usernames").await?;
    app.0.press_button("Close").await?;
    login.0.press("#continue").await?;
    login.log_out().await
}

async fn report(recorder: &mut Recorder, app: &App, login: &LoginPage) -> Result<()> {
    start_login(login).await?;
    app.see_challenge().await?;
    app.report().await?;
    app.ended("reported").await?;
    login.aborted("reported").await?;
    recorder.step("a login is reported: it wasn't me");
    recorder.phone(app, "reported").await?;
    recorder.login_page(login, "aborted-reported").await?;
    app.done().await
}

async fn settings(recorder: &mut Recorder, app: &App) -> Result<()> {
    app.0.press_button("Settings").await?;
    app.see("settings").await?;
    recorder.phone(app, "settings").await?;
    app.0.press_button(&format!("Disconnect {AAKE}")).await?;
    app.0.see("#disconnect-dialog").await?;
    recorder.phone(app, "disconnect").await?;
    app.0.press("#disconnect").await?;
    app.0.see(".message-bar[data-open]").await?;
    recorder.step("one username is disconnected again");
    recorder.phone(app, "disconnected").await
}
