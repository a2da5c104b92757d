//! The story of PIN and fingerprint: chosen, used, failing and changed.

use std::sync::Arc;

use anyhow::Result;
use key_core::Ports;
use key_core::ports::NotRecognised;
use key_core::testing::FakeSensor;
use key_view::Sensor;
use support::app::App;
use support::driver::ColourScheme;
use support::login_page::LoginPage;
use support::world::{MAIJA, PIN, World};

use crate::recorder::Recorder;

const OTHER_PIN: &str = "905172";

/// Plays the story.
pub(crate) async fn play(recorder: &mut Recorder) -> Result<()> {
    recorder.chapter("PIN and fingerprint: chosen, used, changed");
    let world = World::in_real_time().await;
    let sensor = FakeSensor::strong(Sensor::Fingerprint);
    let ports = Ports { presence: Arc::new(sensor.clone()), ..world.ports() };
    let phone = world.phone_in_browser_with("Maija's Pixel", ports).await?;
    let login = world.login_page().await?;
    choose(recorder, &world, &phone.app).await?;
    approve(recorder, &phone.app, &login, &sensor).await?;
    change(recorder, &phone.app, &sensor).await
}

async fn choose(recorder: &mut Recorder, world: &World, app: &App) -> Result<()> {
    app.connect(MAIJA, &world.one_time_password(MAIJA)).await?;
    app.0.see("#with-sensor").await?;
    recorder.step("a PIN is chosen, and the fingerprint is offered");
    recorder.phones(app, "choose-pin-sensor").await?;
    app.choose_pin(PIN).await?;
    app.0.see(".message-bar[data-open]").await?;
    recorder.phone(app, "sensor-on").await
}

async fn approve(recorder: &mut Recorder, app: &App, login: &LoginPage, sensor: &FakeSensor) -> Result<()> {
    login.request_app_login(MAIJA).await?;
    app.see_challenge().await?;
    sensor.set_outcome(Err(NotRecognised::Cancelled));
    app.approve(&login.number().await?).await?;
    app.0.see("#use-sensor:not(:disabled)").await?;
    recorder.phones(app, "pin-or-sensor").await?;
    sensor.set_outcome(Err(NotRecognised::LockedOut));
    app.0.press("#use-sensor").await?;
    app.0.see("#pin-trouble:not(:empty)").await?;
    recorder.phones(app, "sensor-locked-out").await?;
    sensor.enrol_another_finger();
    sensor.set_outcome(Ok(()));
    app.0.press("#use-sensor").await?;
    app.0.see("#pin-pad:not(:has(#use-sensor))").await?;
    recorder.step("a fingerprint was added on the phone, so only the PIN works");
    recorder.phones(app, "sensor-changed").await?;
    app.enter_pin(PIN).await?;
    app.ended("approved").await?;
    app.done().await
}

async fn change(recorder: &mut Recorder, app: &App, sensor: &FakeSensor) -> Result<()> {
    app.0.press_button("Settings").await?;
    app.see("settings").await?;
    recorder.phones(app, "settings-sensor-off").await?;
    app.0.press("#sensor").await?;
    recorder.phone(app, "turn-on-sensor").await?;
    app.enter_pin(PIN).await?;
    app.0.see("#sensor[aria-checked=true]").await?;
    app.0.set_colour_scheme(ColourScheme::Dark).await?;
    recorder.phone(app, "settings-sensor-on-dark").await?;
    app.0.set_colour_scheme(ColourScheme::Light).await?;
    sensor.set_outcome(Err(NotRecognised::Cancelled));
    app.0.press("#change-pin").await?;
    recorder.phones(app, "change-pin").await?;
    app.0.press("#pin-cancel").await?;
    app.change_pin(PIN, OTHER_PIN).await?;
    app.0.see(".message-bar[data-open]").await?;
    recorder.step("the PIN is changed, and nothing has to be connected again");
    recorder.phone(app, "pin-changed").await
}
