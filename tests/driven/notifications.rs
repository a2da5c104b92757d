//! The offer of notifications, shown between PIN and home on a phone that requires the permission.

use anyhow::{Result, ensure};
use key_view::Notifications;
use support::browser_phone::BrowserPhone;
use support::world::{MAIJA, PIN, World};

/// Connects a phone up to the offer; the permission dialog will be answered with `answer`.
async fn offered(world: &World, answer: Notifications) -> Result<BrowserPhone> {
    let phone = world.phone_in_browser("Pixel").await?;
    phone.app.connect(MAIJA, &world.one_time_password(MAIJA)).await?;
    phone.app.see("choose-pin").await?;
    phone.notifier.set_undecided(answer);
    phone.app.give_pin_twice(PIN).await?;
    phone.app.see("offer-notifications").await?;
    Ok(phone)
}

#[tokio::test]
async fn notification_permission_is_requested_only_after_the_explanation() -> Result<()> {
    let world = World::in_real_time().await;
    let phone = offered(&world, Notifications::On).await?;
    ensure!(phone.notifier.request_count() == 0);
    phone.app.0.press("#allow-notifications").await?;
    phone.app.see("test-push").await?;
    ensure!(phone.notifier.request_count() == 1);
    phone.app.0.see("#test-push-result").await?;
    phone.app.0.press("#done").await?;
    phone.app.see("home").await?;
    Ok(())
}

#[tokio::test]
async fn declined_notifications_can_be_allowed_in_the_settings() -> Result<()> {
    let world = World::in_real_time().await;
    let phone = offered(&world, Notifications::Off).await?;
    phone.app.0.press("#not-now").await?;
    phone.app.see("home").await?;
    phone.app.0.press_button("Settings").await?;
    phone.app.0.press("#allow-notifications").await?;
    phone.app.0.see("body:not(:has(#allow-notifications)) main[data-screen=settings]").await?;
    ensure!(phone.notifier.request_count() == 1, "the permission was requested");
    Ok(())
}
