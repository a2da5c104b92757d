//! The page "My security", and Key disconnected on the login page.

use anyhow::{Context as _, Result, ensure};
use support::world::{PIN, World};

#[tokio::test]
async fn a_payment_is_confirmed_a_report_ended_and_a_phone_disconnected() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    let (username, password) = (user.username.as_str(), user.password.as_str());
    let mut codes = user.one_time_passwords.iter().skip(1);
    let login = world.login_page().await?;
    login.log_in(username, password, codes.next().context("a code")?).await?;
    login.0.press("#security").await?;
    login.see("security").await?;
    login.0.press("#payment").await?;
    phone.app.see_challenge().await?;
    phone.app.approve(&login.number().await?).await?;
    phone.app.enter_pin(PIN).await?;
    login.0.see("main[data-page=confirmation][data-reason=confirmed]").await?;
    phone.app.ended("approved").await?;
    phone.app.done().await?;

    let attacker = world.login_page().await?;
    attacker.request_app_login(username, password).await?;
    phone.app.see_challenge().await?;
    phone.app.0.press("#report").await?;
    attacker.aborted("reported").await?;
    login.0.press("#back").await?;
    login.0.see("#logbook [data-end=reported]").await?;
    login.0.press("#unfreeze").await?;
    login.see("unfreeze").await?;
    login.enter_code(codes.next().context("a code")?).await?;
    login.see("security").await?;
    ensure!(!login.0.shows("#frozen").await?);

    phone.app.done().await?;
    login.0.press("#ask-disconnect-0").await?;
    login.0.press("#disconnect-0").await?;
    login.0.see("#devices:not(:has([data-device]))").await?;
    phone.app.see("enrol").await
}

#[tokio::test]
async fn disconnecting_everywhere_reaches_the_phone_at_once() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    phone.app.is_online().await?;
    let login = world.login_page().await?;
    login.sign_in(user.username.as_str(), &user.password).await?;
    login.0.press("#disconnect-all").await?;
    login.see("disconnect-all").await?;
    login.enter_code(user.one_time_passwords.get(1).context("a code")?).await?;
    login.see("disconnected").await?;
    phone.app.0.see(".message-bar[data-open]").await?;
    phone.app.see("enrol").await?;

    login.0.press("#continue").await?;
    login.log_out().await?;
    login.sign_in(user.username.as_str(), &user.password).await?;
    ensure!(login.0.shows("#method-one-time-password:checked").await?);
    ensure!(!login.0.shows("#disconnect-all").await?);
    Ok(())
}
