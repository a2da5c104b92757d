//! No layout shifts while a user connects, opens the settings and approves a login.

use anyhow::Result;
use support::world::{MAIJA, PIN, World};

#[tokio::test]
async fn nothing_jumps_while_a_user_connects_and_approves_a_login() -> Result<()> {
    let world = World::in_real_time().await;
    let phone = world.phone_in_browser("Pixel").await?;
    let app = &phone.app;
    app.0.record_layout_shifts().await?;
    app.connect(MAIJA, &world.one_time_password(MAIJA)).await?;
    app.choose_pin(PIN).await?;
    app.is_online().await?;
    app.0.press_and_measure(".top-bar .icon-button", "main[data-screen=settings]").await?;
    app.0.press_and_measure(".top-bar .icon-button", "main[data-screen=home]").await?;

    let login = world.login_page().await?;
    login.request_app_login(MAIJA).await?;
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
