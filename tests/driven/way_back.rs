//! The phone's back button or gesture, which a WebView turns into history navigation: it acts as
//! the app's own back arrows.

use anyhow::Result;
use support::world::{MAIJA, PIN, World};

#[tokio::test]
async fn system_back_returns_one_screen_at_a_time() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let app = &phone.app;

    app.0.press_button("Settings").await?;
    app.0.press("#change-pin").await?;
    app.enter_pin(PIN).await?;
    app.see("choose-pin").await?;
    app.0.go_back().await?;
    app.see("settings").await?;
    app.0.press_button("Disconnect maija.virtanen@example.fi").await?;
    app.0.see("#disconnect-dialog").await?;
    app.0.go_back().await?;
    app.0.see("body:not(:has(#disconnect-dialog)) main[data-screen=settings]").await?;
    app.0.go_back().await?;
    app.see("home").await?;

    app.open_offline_code(MAIJA).await?;
    app.0.see("#pin-pad").await?;
    app.0.go_back().await?;
    app.see("home").await?;

    let login = world.login_page().await?;
    login.request_app_login(MAIJA).await?;
    app.see_challenge().await?;
    app.approve(&login.number().await?).await?;
    app.0.go_back().await?;
    app.0.see("body:not(:has(#pin-pad)) main[data-screen=challenge]").await?;
    app.0.go_back().await?;
    app.open_challenge().await?;
    let number: u32 = login.number().await?.parse()?;
    app.approve(&format!("{:02}", (number + 1) % 100)).await?;
    app.enter_pin(PIN).await?;
    app.ended("wrong-number").await?;
    app.0.go_back().await?;
    app.see("home").await?;
    login.aborted("wrong-number").await
}

#[tokio::test]
async fn system_back_on_home_leaves_the_app() -> Result<()> {
    let (_world, phone) = World::with_enrolled_phone().await?;
    let app = &phone.app;
    app.0.press_button("Settings").await?;
    app.see("settings").await?;
    app.0.press_button("Back").await?;
    app.see("home").await?;
    app.0.go_back().await?;
    app.0.see("body:not(:has(main))").await
}
