//! The offer of notifications, shown between PIN and home on a phone that requires the permission.

use anyhow::{Context as _, Result, ensure};
use key_core::KdfCost;
use key_core::testing::MemoryVault;
use key_view::Notifications;
use support::world::{PIN, Phone, World};

const MAIJA: &str = "maija.virtanen@example.fi";

/// Connects a phone up to the offer; the permission dialog will be answered with `answer`.
async fn offered(world: &World, answer: Notifications) -> Result<Phone> {
    let user = world.user(MAIJA)?;
    let phone = world.phone("Pixel", MemoryVault::new(), KdfCost::REFERENCE).await?;
    phone.app.connect(MAIJA, user.one_time_passwords.first().context("a code")?).await?;
    phone.app.see("choose-pin").await?;
    phone.notifier.set_undecided(answer);
    phone.app.give_pin_twice(PIN).await?;
    phone.app.see("offer-notifications").await?;
    Ok(phone)
}

#[tokio::test]
async fn notification_permission_is_requested_only_after_the_explanation() -> Result<()> {
    let world = World::start().await?;
    let phone = offered(&world, Notifications::On).await?;
    ensure!(phone.notifier.request_count() == 0);
    phone.app.0.press("#allow-notifications").await?;
    phone.app.see("home").await?;
    ensure!(phone.notifier.request_count() == 1);
    Ok(())
}

#[tokio::test]
async fn declined_notifications_can_be_allowed_in_the_settings() -> Result<()> {
    let world = World::start().await?;
    let phone = offered(&world, Notifications::Off).await?;
    phone.app.0.press("#not-now").await?;
    phone.app.see("home").await?;
    phone.app.0.press_button("Settings").await?;
    phone.app.0.press("#allow-notifications").await?;
    phone.app.0.see("body:not(:has(#allow-notifications)) main[data-screen=settings]").await?;
    ensure!(phone.notifier.request_count() == 1, "the permission was requested");
    Ok(())
}
