//! Aborted logins: the page shows the reason and offers other methods.

use anyhow::{Context as _, Result};
use support::login_page::Method;
use support::world::{MAIJA, MAIJAS_CODES, World};

#[tokio::test]
async fn a_cancelled_or_expired_login_names_its_reason_and_a_reported_one_ends() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let login = world.login_page().await?;
    login.request_app_login(MAIJA).await?;
    phone.app.see_challenge().await?;
    login.0.press("#cancel").await?;
    login.aborted("cancelled").await?;
    phone.app.ended("cancelled").await?;
    phone.app.done().await?;

    login.0.press("#try-again").await?;
    login.see("waiting").await?;
    phone.app.see_challenge().await?;
    let challenges = world.control.challenges(MAIJA);
    world.control.expire(&challenges.last().context("a challenge is open")?.claims.id);
    login.aborted("expired").await?;
    phone.app.ended("expired").await?;
    phone.app.done().await?;

    login.0.press("#another-way").await?;
    login.choose(Method::App).await?;
    phone.app.see_challenge().await?;
    phone.app.report().await?;
    login.see("login").await?;
    login.log_in(MAIJA, MAIJAS_CODES[1]).await
}
