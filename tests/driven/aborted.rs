//! Logins that do not succeed: the page shows the reason and offers other methods.

use anyhow::{Context as _, Result};
use support::login_page::Method;
use support::world::{PIN, World};

#[tokio::test]
async fn a_cancelled_expired_or_reported_login_names_its_reason_and_offers_a_way_on() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    let login = world.login_page().await?;
    login.request_app_login(user.username.as_str(), &user.password).await?;
    phone.app.see_challenge().await?;
    login.0.press("#cancel").await?;
    login.aborted("cancelled").await?;
    phone.app.ended("cancelled").await?;
    phone.app.done().await?;

    login.0.press("#try-again").await?;
    login.see("waiting").await?;
    phone.app.see_challenge().await?;
    let challenges = world.backend.control().challenges(user.username.as_str());
    world.backend.control().expire(&challenges.last().context("a challenge is open")?.claims.id);
    login.aborted("expired").await?;
    phone.app.ended("expired").await?;
    phone.app.done().await?;

    login.0.press("#another-way").await?;
    login.choose(Method::App).await?;
    phone.app.see_challenge().await?;
    phone.app.0.press("#report").await?;
    login.aborted("reported").await?;
    login.0.press("#one-time-password").await?;
    login.see("one-time-password").await?;
    login.enter_code(user.one_time_passwords.get(1).context("a code")?).await?;
    login.see("start").await
}

#[tokio::test]
async fn a_denied_login_is_shown_as_aborted_also_after_a_reload() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    let login = world.login_page().await?;
    login.request_app_login(user.username.as_str(), &user.password).await?;

    phone.app.see_challenge().await?;
    phone.app.0.press("#deny").await?;
    phone.app.ended("denied").await?;
    login.aborted("denied").await?;
    login.0.reload().await?;
    login.aborted("denied").await
}

/// The user is looking at another page than the one that requested the login.
#[tokio::test]
async fn a_wrong_number_ends_the_login_in_app_and_browser() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    let login = world.login_page().await?;
    login.request_app_login(user.username.as_str(), &user.password).await?;
    let number: u32 = login.number().await?.parse()?;

    phone.app.see_challenge().await?;
    phone.app.approve(&format!("{:02}", (number + 1) % 100)).await?;
    phone.app.enter_pin(PIN).await?;
    phone.app.ended("wrong-number").await?;
    login.aborted("wrong-number").await
}
