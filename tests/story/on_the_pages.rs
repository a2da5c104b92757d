//! What a user does outside the app: someone new, someone whose list runs out, someone whose phone is gone.

use anyhow::{Context as _, Result};
use key_core::KdfCost;
use key_core::testing::MemoryVault;
use stories::app::App;
use stories::driver::{Glass, Light};
use stories::login_page::LoginPage;
use stories::world::{PIN, World};

use crate::teller::Teller;

const NOORA: &str = "noora.niemi@example.fi";
const SAM: &str = "sam.fields@example.com";

/// Plays it all.
pub(crate) async fn play(teller: &mut Teller) -> Result<()> {
    teller.chapter("On the login pages: someone new, a list that runs out, a phone that is gone");
    let world = World::start().await?;
    let phone = world.phone("Nooran puhelin", MemoryVault::new(), KdfCost::REFERENCE).await?;
    let login = world.login_page().await?;
    someone_new(teller, &world, &phone.app, &login).await?;
    security(teller, &phone.app, &login).await?;
    new_list(teller, &login).await?;
    phone_lost(teller, &world, &phone.app, &login).await?;
    other_languages(teller, &world, &login).await
}

async fn someone_new(teller: &mut Teller, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    login.type_password(NOORA, &world.user(NOORA)?.password).await?;
    login.see("information").await?;
    teller.login_page(login, "information").await?;
    login.0.fill("#phone", "112").await?;
    login.0.press("#submit").await?;
    login.0.see("#problem").await?;
    teller.login_page(login, "information-wrong").await?;
    login.0.fill("#phone", "040 765 4321").await?;
    login.0.press("#submit").await?;
    login.see("joining").await?;
    teller.tell("someone new logs in for the first time and verifies who they are");
    teller.login_page(login, "joining").await?;
    login.0.press("#submit").await?;
    login.see("pairing").await?;
    teller.login_page(login, "pairing-qr").await?;
    login.0.in_light(Light::Dark).await?;
    teller.login_page(login, "pairing-qr-dark").await?;
    login.0.in_light(Light::Bright).await?;
    login.0.press("#get-app").await?;
    login.0.fill("#phone", "050-123 4567").await?;
    login.0.press("#send").await?;
    login.0.see("#sent").await?;
    teller.tell("the link to the app is sent to the phone");
    teller.login_page(login, "get-app").await?;
    login.0.press("#back").await?;
    let link = login.0.attribute("#open-link", "href").await?;
    let scanning = world.login_page().await?;
    scanning.0.through(Glass::Phone).await?;
    scanning.0.go_to(&link).await?;
    scanning.0.see("#open-app:not([hidden])").await?;
    teller.login_page(&scanning, "connect").await?;
    app.connect(NOORA, &login.0.attribute("#pairing-code", "data-code").await?).await?;
    login.see("connected").await?;
    app.choose_pin(PIN).await?;
    login.0.press("#continue").await?;
    login.see("start").await?;
    teller.tell("the phone is connected, and the page goes on to Procountor");
    teller.login_page(login, "start-first").await
}

async fn security(teller: &mut Teller, app: &App, login: &LoginPage) -> Result<()> {
    login.0.press("#security").await?;
    login.see("security").await?;
    login.0.press("#payment").await?;
    login.see("confirmation").await?;
    teller.login_page(login, "confirmation").await?;
    app.see_challenge().await?;
    teller.phone(app, "payment").await?;
    app.approve(&login.number().await?).await?;
    app.enter_pin(PIN).await?;
    login.0.see("main[data-reason=confirmed]").await?;
    app.ended("approved").await?;
    app.done().await?;
    teller.tell("a payment is confirmed");
    teller.login_page(login, "confirmation-confirmed").await?;
    login.0.press("#back").await?;
    login.see("security").await?;
    login.0.press("#ask-disconnect-0").await?;
    teller.login_page(login, "security").await?;
    login.0.in_light(Light::Dark).await?;
    teller.login_page(login, "security-dark").await?;
    login.0.in_light(Light::Bright).await
}

async fn new_list(teller: &mut Teller, login: &LoginPage) -> Result<()> {
    login.0.press("#code-list").await?;
    login.see("code-list").await?;
    teller.login_page(login, "code-list").await?;
    login.0.press("#renew").await?;
    login.see("new-code-list").await?;
    teller.tell("a new list of one-time passwords is shown once");
    teller.login_page(login, "new-code-list").await?;
    login.0.press("#continue").await?;
    login.log_out().await
}

async fn phone_lost(teller: &mut Teller, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    let user = world.user(NOORA)?;
    login.sign_in(NOORA, &user.password).await?;
    login.0.press("#disconnect-all").await?;
    login.see("disconnect-all").await?;
    teller.login_page(login, "disconnect-all").await?;
    login.enter_code(user.one_time_passwords.first().context("a code")?).await?;
    login.see("disconnected").await?;
    app.see("enrol").await?;
    teller.tell("Key is disconnected on all devices, and the phone says so");
    teller.login_page(login, "disconnected").await?;
    teller.phone(app, "disconnected-elsewhere").await?;
    login.0.press("#continue").await?;
    login.log_out().await
}

async fn other_languages(teller: &mut Teller, world: &World, login: &LoginPage) -> Result<()> {
    let user = world.user(SAM)?;
    login.log_in(SAM, &user.password, user.one_time_passwords.first().context("a code")?).await?;
    for language in ["fi", "sv"] {
        login.0.go_to("/security").await?;
        login.0.press(&format!("button[name=language][value={language}]")).await?;
        login.0.see(&format!("html[lang={language}]")).await?;
        teller.login_page(login, &format!("security-{language}")).await?;
        login.0.go_to("/mobile-confirmation").await?;
        teller.login_page(login, &format!("pairing-{language}")).await?;
    }
    teller.tell("the pages are read in Finnish and Swedish");
    Ok(())
}
