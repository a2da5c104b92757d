//! The phone and the login page side by side in Chromium.

use anyhow::{Context as _, Result};
use key_core::KdfCost;
use key_core::testing::MemoryVault;
use stories::app::App;
use stories::login_page::{LoginPage, Method};
use stories::world::{PIN, World};

use crate::teller::Teller;

const MAIJA: &str = "maija.virtanen@example.fi";
const AKE: &str = "åke.öberg@example.se";

/// Plays it all.
pub(crate) async fn play(teller: &mut Teller) -> Result<()> {
    teller.chapter("In the browser: a phone and a login page");
    let world = World::start().await?;
    let phone = world.phone("Maija's Pixel", MemoryVault::new(), KdfCost::REFERENCE).await?;
    let login = world.login_page().await?;
    let (app, login) = (&phone.app, &login);
    teller.tell("a backend, a phone and a browser are there");

    connect(teller, &world, app).await?;
    approve(teller, &world, app, login).await?;
    deny(teller, &world, app, login).await?;
    wrong_number(teller, &world, app, login).await?;
    asked_too_often(teller, &world, login).await?;
    out_of_time(teller, &world, app, login).await?;
    offline_code(teller, &world, app, login).await?;
    mobile_confirmation(teller, &world, app, login).await?;
    it_was_not_me(teller, &world, app, login).await?;
    settings(teller, app).await
}

async fn connect(teller: &mut Teller, world: &World, app: &App) -> Result<()> {
    let user = world.user(MAIJA)?;
    app.see("enrol").await?;
    teller.phone(app, "connect").await?;
    app.connect(MAIJA, "AAAA-AAAA").await?;
    app.0.see("#problem").await?;
    teller.tell("a wrong one-time password is refused");
    teller.phone(app, "connect-refused").await?;
    app.connect(MAIJA, user.one_time_passwords.first().context("a code")?).await?;
    app.see("choose-pin").await?;
    teller.tell("the phone connects with a one-time password");
    teller.phone(app, "choose-pin").await?;
    app.choose_pin(PIN).await?;
    app.is_online().await?;
    teller.tell("a PIN is chosen, typed twice");
    teller.phone(app, "home").await
}

/// Logs in as far as the waiting page and says which number it shows.
async fn ask(world: &World, login: &LoginPage) -> Result<String> {
    login.ask_app(MAIJA, &world.user(MAIJA)?.password).await?;
    login.number().await
}

async fn approve(teller: &mut Teller, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    let user = world.user(MAIJA)?;
    login.see("login").await?;
    teller.login_page(login, "username").await?;
    login.sign_in(MAIJA, &user.password).await?;
    teller.login_page(login, "method").await?;
    login.choose(Method::App).await?;
    let number = login.number().await?;
    teller.tell("the login page waits and shows a number");
    teller.login_page(login, "waiting").await?;
    app.see_challenge().await?;
    teller.tell("the phone opens the login that waits");
    teller.phone(app, "challenge").await?;
    app.0.press_button("Back").await?;
    app.see("home").await?;
    teller.phone(app, "home-waiting").await?;
    app.open_challenge().await?;
    app.approve(&number).await?;
    teller.phone(app, "pin").await?;
    app.enter_pin("111222").await?;
    app.0.see("#pin-pad:not([aria-busy=true]) #pin-trouble:not(:empty)").await?;
    teller.tell("a wrong PIN is refused");
    teller.phone(app, "pin-wrong").await?;
    app.enter_pin(PIN).await?;
    login.see("start").await?;
    teller.tell("number and PIN are typed, and the browser goes on by itself");
    app.ended("approved").await?;
    teller.phone(app, "approved").await?;
    teller.login_page(login, "start").await?;
    login.log_out().await?;
    app.done().await
}

async fn deny(teller: &mut Teller, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    ask(world, login).await?;
    app.see_challenge().await?;
    app.0.press("#deny").await?;
    app.ended("denied").await?;
    login.aborted("denied").await?;
    teller.tell("a login is denied, and the page says that it was aborted");
    teller.phone(app, "denied").await?;
    teller.login_page(login, "aborted-denied").await?;
    app.done().await?;
    login.0.press("#cancel").await
}

async fn wrong_number(teller: &mut Teller, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    let number: u32 = ask(world, login).await?.parse()?;
    app.see_challenge().await?;
    app.approve(&format!("{:02}", (number + 1) % 100)).await?;
    app.enter_pin(PIN).await?;
    app.ended("wrong-number").await?;
    login.aborted("wrong-number").await?;
    teller.tell("another number than the page's ends the login");
    teller.phone(app, "wrong-number").await?;
    teller.login_page(login, "aborted-wrong-number").await?;
    app.done().await?;
    login.0.press("#cancel").await
}

async fn asked_too_often(teller: &mut Teller, world: &World, login: &LoginPage) -> Result<()> {
    login.sign_in(MAIJA, &world.user(MAIJA)?.password).await?;
    login.choose(Method::App).await.err().context("a fourth login within five minutes is asked for")?;
    teller.login_page(login, "asked-too-often").await?;
    teller.tell("a fourth login within five minutes is not asked for");
    login.0.press("#cancel").await?;
    // The backend's clock goes on; the phone's does not, and is corrected.
    world.backend.mock().skew_clock(310);
    Ok(())
}

async fn out_of_time(teller: &mut Teller, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    let number = ask(world, login).await?;
    app.see_challenge().await?;
    app.approve(&number).await?;
    let mock = world.backend.mock();
    let open = mock.challenges(MAIJA).into_iter().find(|challenge| challenge.outcome.is_none());
    mock.expire(&open.context("a challenge is open")?.claims.id);
    app.ended("expired").await?;
    login.aborted("expired").await?;
    teller.tell("the time runs out while the PIN is asked for");
    teller.phone(app, "expired").await?;
    teller.login_page(login, "aborted-expired").await?;
    app.done().await?;
    login.0.press("#cancel").await
}

async fn offline_code(teller: &mut Teller, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    app.open_offline_code(MAIJA).await?;
    app.enter_pin(PIN).await?;
    let code = app.offline_code().await?;
    teller.tell("the phone shows an offline code");
    teller.phone(app, "offline-code").await?;
    login.sign_in(MAIJA, &world.user(MAIJA)?.password).await?;
    login.choose(Method::OfflineCode).await?;
    teller.login_page(login, "offline-code").await?;
    login.enter_code(&code).await?;
    login.see("start").await?;
    teller.tell("the code logs in");
    login.log_out().await?;
    app.0.press_button("Back").await?;
    app.see("home").await
}

async fn mobile_confirmation(teller: &mut Teller, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    let user = world.user(AKE)?;
    login.sign_in(AKE, &user.password).await?;
    login.choose(Method::OneTimePassword).await?;
    teller.login_page(login, "one-time-password").await?;
    login.enter_code(user.one_time_passwords.first().context("a code")?).await?;
    login.see("start").await?;
    teller.tell("another user logs in with a one-time password");
    login.0.press("#enable").await?;
    login.see("pairing").await?;
    let code = login.0.attribute("#pairing-code", "data-code").await?;
    teller.login_page(login, "pairing").await?;
    app.0.press_button("Connect another username").await?;
    app.connect(AKE, &code).await?;
    app.enter_pin(PIN).await?;
    login.see("connected").await?;
    teller.tell("the phone connects with the page's code, and the page goes on by itself");
    teller.login_page(login, "connected").await?;
    app.see("home").await?;
    teller.phone(app, "home-two-usernames").await?;
    app.0.press_button("Close").await?;
    login.0.press("#continue").await?;
    login.log_out().await
}

async fn it_was_not_me(teller: &mut Teller, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    ask(world, login).await?;
    app.see_challenge().await?;
    app.0.press("#report").await?;
    app.ended("reported").await?;
    login.aborted("reported").await?;
    teller.tell("a login is reported: it wasn't me");
    teller.phone(app, "reported").await?;
    teller.login_page(login, "aborted-reported").await?;
    app.done().await
}

async fn settings(teller: &mut Teller, app: &App) -> Result<()> {
    app.0.press_button("Settings").await?;
    app.see("settings").await?;
    teller.phone(app, "settings").await?;
    app.0.press_button(&format!("Disconnect {AKE}")).await?;
    app.0.see("#disconnect-dialog").await?;
    teller.phone(app, "disconnect").await?;
    app.0.press("#disconnect").await?;
    app.0.see(".message-bar[data-open]").await?;
    teller.tell("one username is disconnected again");
    teller.phone(app, "disconnected").await
}
