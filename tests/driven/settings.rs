//! The app's settings: devices, history, language, appearance and a new PIN.

use anyhow::{Context as _, Result, ensure};
use key_core::KdfCost;
use key_core::testing::MemoryVault;
use support::world::{PIN, Phone, World};

const MAIJA: &str = "maija.virtanen@example.fi";
const OTHER: &str = "905172";

/// Starts a phone, connects it with Maija's one-time password number `index`, and opens its
/// settings.
async fn at_settings(world: &World, name: &str, index: usize) -> Result<Phone> {
    let user = world.user(MAIJA)?;
    let code = user.one_time_passwords.get(index).context("a code")?;
    let phone = world.phone(name, MemoryVault::new(), KdfCost::REFERENCE).await?;
    phone.app.connect(MAIJA, code).await?;
    phone.app.choose_pin(PIN).await?;
    phone.app.0.press_button("Settings").await?;
    phone.app.see("settings").await?;
    Ok(phone)
}

#[tokio::test]
async fn a_phone_renames_itself_and_disconnects_a_lost_phone() -> Result<()> {
    let world = World::start().await?;
    let lost = at_settings(&world, "Old phone", 0).await?;
    let phone = at_settings(&world, "New phone", 0).await?;
    let page = &phone.app.0;
    page.press_button(&format!("Devices of {MAIJA}")).await?;
    page.see("[data-device=other]").await?;
    page.fill("#device-name", "Maijan puhelin").await?;
    page.press("#rename").await?;
    page.see(".message-bar[data-open]").await?;
    page.press_button("Close").await?;
    ensure!(page.text("[data-device=this]").await?.contains("Maijan puhelin"));

    page.press_button("Disconnect “Old phone”").await?;
    page.press("#revoke").await?;
    phone.app.enter_pin(PIN).await?;
    page.see("main[data-screen=devices]:not(:has([data-device=other]))").await?;
    lost.app.see("enrol").await?;
    ensure!(lost.app.0.text("#message").await?.contains("Maijan puhelin"));
    Ok(())
}

#[tokio::test]
async fn the_history_shows_a_request_with_its_browser_and_ip_address() -> Result<()> {
    let world = World::start().await?;
    let user = world.user(MAIJA)?;
    let phone = at_settings(&world, "Pixel", 0).await?;
    phone.app.0.press("#history").await?;
    phone.app.see("history").await?;
    phone.app.0.press_button("Back").await?;
    phone.app.0.press_button("Back").await?;
    let login = world.login_page().await?;
    login.request_app_login(MAIJA, &user.password).await?;
    phone.app.see_challenge().await?;
    phone.app.0.press("#deny").await?;
    phone.app.ended("denied").await?;
    phone.app.done().await?;
    phone.app.0.press_button("Settings").await?;
    phone.app.0.press("#history").await?;
    phone.app.0.press("[data-past=denied]").await?;
    phone.app.see("past").await?;
    let text = phone.app.0.text("main").await?;
    ensure!(text.contains(MAIJA) && text.contains("Chrome") && text.contains("127.0.0.1"), "{text}");
    Ok(())
}

#[tokio::test]
async fn language_and_appearance_change_at_once_and_survive_a_reload() -> Result<()> {
    let world = World::start().await?;
    let phone = at_settings(&world, "Pixel", 0).await?;
    let page = &phone.app.0;
    page.choose("#language", "Suomi").await?;
    page.see("html[lang=fi]").await?;
    ensure!(page.text("h1").await? == "Asetukset");
    page.choose("#appearance", "Tumma").await?;
    page.see("html[data-appearance=dark]").await?;
    page.choose("#appearance", "Vaalea").await?;
    page.see("html[data-appearance=light]").await?;
    page.choose("#language", "Svenska").await?;
    page.see("html[lang=sv]").await?;
    page.reload().await?;
    page.see("html[lang=sv][data-appearance=light]").await?;
    page.press("#about").await?;
    phone.app.see("about").await
}

#[tokio::test]
async fn a_changed_pin_replaces_the_old_one() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    phone.app.0.press_button("Settings").await?;
    phone.app.see("settings").await?;
    phone.app.change_pin("739162", OTHER).await?;
    phone.app.0.see("#pin-pad:not([aria-busy=true]) #pin-trouble:not(:empty)").await?;
    phone.app.enter_pin(PIN).await?;
    phone.app.0.see(".message-bar[data-open]").await?;
    phone.app.see("settings").await?;
    phone.app.0.press_button("Back").await?;

    phone.app.open_offline_code(user.username.as_str()).await?;
    phone.app.enter_pin(OTHER).await?;
    phone.app.offline_code().await.map(drop)
}
