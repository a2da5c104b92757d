//! Typing faster than the PIN pads change: every press of an enabled key counts.

use anyhow::{Context as _, Result};
use serde_json::json;
use support::app::App;
use support::driver::Page;
use support::world::{MAIJA, PIN, World};

const OTHER: &str = "905172";

/// Script that types PINs one after the other on the frontmost pad, as fast as its keys are
/// enabled.
const TYPE: &str = include_str!("typed_quickly.js");

async fn type_fast(page: &Page, pins: &[&str]) -> Result<()> {
    page.run(TYPE, vec![json!(pins)]).await.context("a digit was lost").map(drop)
}

#[tokio::test]
async fn no_digit_is_lost_between_consecutive_pin_pads() -> Result<()> {
    let (_world, phone) = World::with_enrolled_phone().await?;
    let App(page) = &phone.app;
    // On a slow CPU the next pad appears late enough to type on the previous one.
    page.throttle_cpu(4).await?;
    page.press_button("Settings").await?;
    page.press("#change-pin").await?;
    page.see("#pin-pad").await?;
    type_fast(page, &["739162", PIN, OTHER, OTHER]).await?;
    page.see(".message-bar[data-open]").await?;
    phone.app.see("settings").await?;
    page.press_button("Back").await?;

    phone.app.open_offline_code(MAIJA).await?;
    type_fast(page, &[PIN, OTHER]).await?;
    phone.app.offline_code().await.map(drop)
}
