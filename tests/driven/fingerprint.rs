//! Fingerprint in place of the PIN, with the PIN as the fallback.

use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use key_core::Ports;
use key_core::ports::NotRecognised;
use key_core::testing::FakeSensor;
use key_protocol::decision::Outcome;
use key_view::Sensor;
use support::world::{MAIJA, PIN, World};

#[tokio::test]
async fn a_fingerprint_approves_a_login_and_the_pin_is_the_fallback() -> Result<()> {
    let world = World::in_real_time().await;
    let sensor = FakeSensor::strong(Sensor::Fingerprint);
    let ports = Ports { presence: Arc::new(sensor.clone()), ..world.ports() };
    let phone = world.phone_in_browser_with("Pixel", ports).await?;
    phone.app.connect(MAIJA, &world.one_time_password(MAIJA)).await?;
    phone.app.0.see("#with-sensor:checked").await?;
    phone.app.choose_pin(PIN).await?;
    phone.app.0.see(".message-bar[data-open]").await?;

    let login = world.login_page().await?;
    login.request_app_login(MAIJA).await?;
    phone.app.see_challenge().await?;
    phone.app.type_number(&login.number().await?).await?;
    phone.app.ended("approved").await?;
    login.see("start").await?;
    phone.app.done().await?;
    login.log_out().await?;

    sensor.set_outcome(Err(NotRecognised::LockedOut));
    login.request_app_login(MAIJA).await?;
    phone.app.see_challenge().await?;
    phone.app.approve(&login.number().await?).await?;
    phone.app.0.see("#pin-trouble:not(:empty)").await?;
    let open = world.control.challenges(MAIJA).pop().context("a challenge")?;
    ensure!(open.outcome != Some(Outcome::Approved));
    sensor.set_outcome(Ok(()));
    phone.app.0.press("#use-sensor").await?;
    login.see("start").await?;

    phone.app.done().await?;
    sensor.enrol_another_finger();
    login.log_out().await?;
    login.request_app_login(MAIJA).await?;
    phone.app.see_challenge().await?;
    phone.app.approve(&login.number().await?).await?;
    phone.app.0.see("#pin-pad:not(:has(#use-sensor))").await?;
    phone.app.enter_pin(PIN).await?;
    login.see("start").await
}
