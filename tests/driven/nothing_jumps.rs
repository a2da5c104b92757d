//! No layout shifts while a user connects, opens the settings and approves a login.

use anyhow::{Context as _, Result};
use key_core::KdfCost;
use key_core::testing::MemoryVault;
use support::world::{PIN, World};

#[tokio::test]
async fn nothing_jumps_while_a_user_connects_and_approves_a_login() -> Result<()> {
    let world = World::start().await?;
    let user = world.backend.control().users().into_iter().next().context("no user is seeded")?;
    let phone = world.phone("Pixel", MemoryVault::new(), KdfCost::REFERENCE).await?;
    let app = &phone.app;
    app.0.record_layout_shifts().await?;
    app.connect(user.username.as_str(), user.one_time_passwords.first().context("a code")?).await?;
    app.choose_pin(PIN).await?;
    app.is_online().await?;
    app.0.press_and_measure(".top-bar .icon-button", "main[data-screen=settings]").await?;
    app.0.press_and_measure(".top-bar .icon-button", "main[data-screen=home]").await?;

    let login = world.login_page().await?;
    login.request_app_login(user.username.as_str(), &user.password).await?;
    app.see_challenge().await?;
    app.approve(&login.number().await?).await?;
    app.enter_pin("000001").await?;
    app.0.see("#pin-pad:not([aria-busy=true]) #pin-trouble:not(:empty)").await?;
    app.enter_pin(PIN).await?;
    app.ended("approved").await?;
    app.done().await?;

    assert_eq!(app.0.layout_shifts().await?, []);
    Ok(())
}
