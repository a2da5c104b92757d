//! The story on the login pages: a new user, a payment, a new code list, a lost phone.

use anyhow::Result;
use support::app::App;
use support::driver::{ColourScheme, Viewport};
use support::login_page::LoginPage;
use support::world::{NOORA, PIN, World};

use crate::recorder::Recorder;

const SAM: &str = "sam.fields@example.com";

/// Plays the story.
pub(crate) async fn play(recorder: &mut Recorder) -> Result<()> {
    recorder.chapter("On the login pages: someone new, a list that runs out, a phone that is gone");
    let world = World::in_real_time().await;
    let phone = world.phone_in_browser("Nooran puhelin").await?;
    let login = world.login_page().await?;
    someone_new(recorder, &world, &phone.app, &login).await?;
    security(recorder, &phone.app, &login).await?;
    new_list(recorder, &login).await?;
    phone_lost(recorder, &world, &phone.app, &login).await?;
    other_languages(recorder, &world, &login).await
}

async fn someone_new(recorder: &mut Recorder, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    login.type_password(NOORA).await?;
    login.see("information").await?;
    recorder.login_page(login, "information").await?;
    login.0.fill("#phone", "112").await?;
    login.0.press("#submit").await?;
    login.0.see("#problem").await?;
    recorder.login_page(login, "information-wrong").await?;
    login.0.fill("#phone", "040 765 4321").await?;
    login.0.press("#submit").await?;
    login.see("joining").await?;
    recorder.step("someone new logs in for the first time and verifies who they are");
    recorder.login_page(login, "joining").await?;
    login.0.press("#submit").await?;
    login.see("pairing").await?;
    recorder.login_page(login, "pairing-qr").await?;
    login.0.set_colour_scheme(ColourScheme::Dark).await?;
    recorder.login_page(login, "pairing-qr-dark").await?;
    login.0.set_colour_scheme(ColourScheme::Light).await?;
    login.0.press("#get-app").await?;
    login.0.fill("#phone", "050-123 4567").await?;
    login.0.press("#send").await?;
    login.0.see("#sent").await?;
    recorder.step("the link to the app is sent to the phone");
    recorder.login_page(login, "get-app").await?;
    login.0.press("#back").await?;
    let link = login.0.attribute("#open-link", "href").await?;
    let scanning = world.login_page().await?;
    scanning.0.set_viewport(Viewport::Phone).await?;
    scanning.0.go_to(&link).await?;
    scanning.0.see("#open-app:not([hidden])").await?;
    recorder.login_page(&scanning, "connect").await?;
    app.connect(NOORA, &login.0.attribute("#pairing-code", "data-code").await?).await?;
    login.see("connected").await?;
    app.choose_pin(PIN).await?;
    login.0.press("#continue").await?;
    login.see("start").await?;
    recorder.step("the phone is connected, and the page goes on to Procountor");
    recorder.login_page(login, "start-first").await
}

async fn security(recorder: &mut Recorder, app: &App, login: &LoginPage) -> Result<()> {
    login.0.press("#security").await?;
    login.see("security").await?;
    login.0.press("#payment").await?;
    login.see("confirmation").await?;
    recorder.login_page(login, "confirmation").await?;
    app.see_challenge().await?;
    recorder.phone(app, "payment").await?;
    app.approve(&login.number().await?).await?;
    app.enter_pin(PIN).await?;
    login.0.see("main[data-reason=confirmed]").await?;
    app.ended("approved").await?;
    app.done().await?;
    recorder.step("a payment is confirmed");
    recorder.login_page(login, "confirmation-confirmed").await?;
    login.0.press("#back").await?;
    login.see("security").await?;
    login.0.press("#ask-disconnect-0").await?;
    recorder.login_page(login, "security").await?;
    login.0.set_colour_scheme(ColourScheme::Dark).await?;
    recorder.login_page(login, "security-dark").await?;
    login.0.set_colour_scheme(ColourScheme::Light).await
}

async fn new_list(recorder: &mut Recorder, login: &LoginPage) -> Result<()> {
    login.0.press("#code-list").await?;
    login.see("code-list").await?;
    recorder.login_page(login, "code-list").await?;
    login.0.press("#renew").await?;
    login.see("new-code-list").await?;
    recorder.step("a new list of one-time passwords is shown once");
    recorder.login_page(login, "new-code-list").await?;
    login.0.press("#continue").await?;
    login.log_out().await
}

async fn phone_lost(recorder: &mut Recorder, world: &World, app: &App, login: &LoginPage) -> Result<()> {
    login.sign_in(NOORA).await?;
    login.0.press("#disconnect-all").await?;
    login.see("disconnect-all").await?;
    recorder.login_page(login, "disconnect-all").await?;
    login.enter_code(&world.one_time_password(NOORA)).await?;
    login.see("disconnected").await?;
    app.see("welcome").await?;
    recorder.step("Key is disconnected on all devices, and the phone says so");
    recorder.login_page(login, "disconnected").await?;
    recorder.phone(app, "disconnected-elsewhere").await?;
    login.0.press("#continue").await?;
    login.log_out().await
}

async fn other_languages(recorder: &mut Recorder, world: &World, login: &LoginPage) -> Result<()> {
    login.log_in(SAM, &world.one_time_password(SAM)).await?;
    for language in ["fi", "sv"] {
        login.0.go_to("/security").await?;
        login.0.press(&format!("button[name=language][value={language}]")).await?;
        login.0.see(&format!("html[lang={language}]")).await?;
        recorder.login_page(login, &format!("security-{language}")).await?;
        login.0.go_to("/mobile-confirmation").await?;
        recorder.login_page(login, &format!("pairing-{language}")).await?;
    }
    recorder.step("the pages are read in Finnish and Swedish");
    Ok(())
}
