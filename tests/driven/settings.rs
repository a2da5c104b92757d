//! The app's settings: devices, history, language and appearance.

use anyhow::{Context as _, Result, ensure};
use support::browser_phone::BrowserPhone;
use support::world::{MAIJA, PIN, World};

/// Starts a phone, connects it with Maija's one-time password number `index`, and opens its
/// settings.
async fn at_settings(world: &World, name: &str, index: usize) -> Result<BrowserPhone> {
    let user = world.user(MAIJA);
    let code = user.one_time_passwords.get(index).context("a code")?;
    let phone = world.phone_in_browser(name).await?;
    phone.app.connect(MAIJA, code).await?;
    phone.app.choose_pin(PIN).await?;
    phone.app.0.press_button("Settings").await?;
    phone.app.see("settings").await?;
    Ok(phone)
}

#[tokio::test]
async fn a_phone_renames_itself_and_disconnects_a_lost_phone() -> Result<()> {
    let world = World::in_real_time().await;
    let phone = at_settings(&world, "Old phone", 0).await?;
    let lost = at_settings(&world, "New phone", 0).await?;
    let page = &phone.app.0;
    page.press_button(&format!("Devices of {MAIJA}")).await?;
    page.see("[data-device=other]").await?;
    page.fill("#device-name", "Maijan puhelin").await?;
    page.press("#rename").await?;
    page.see(".message-bar[data-open]").await?;
    ensure!(page.text("[data-device=this]").await?.contains("Maijan puhelin"));

    page.press_button("Disconnect “New phone”").await?;
    page.press("#revoke").await?;
    phone.app.enter_pin(PIN).await?;
    page.see("main[data-screen=devices]:not(:has([data-device=other]))").await?;
    lost.app.see("welcome").await?;
    ensure!(lost.app.0.text("[data-card]").await?.contains("Maijan puhelin"));
    Ok(())
}

#[tokio::test]
async fn the_history_shows_a_request_with_its_browser_and_ip_address() -> Result<()> {
    let world = World::in_real_time().await;
    let phone = at_settings(&world, "Pixel", 0).await?;
    phone.app.read_history(PIN).await?;
    phone.app.0.press_button("Back").await?;
    phone.app.0.press_button("Back").await?;
    let login = world.login_page().await?;
    login.request_app_login(MAIJA).await?;
    phone.app.see_challenge().await?;
    phone.app.0.press("#deny").await?;
    phone.app.ended("denied").await?;
    phone.app.done().await?;
    phone.app.0.press_button("Settings").await?;
    phone.app.read_history(PIN).await?;
    phone.app.0.press("[data-past=denied]").await?;
    phone.app.see("past").await?;
    let text = phone.app.0.text("main").await?;
    ensure!(text.contains(MAIJA) && text.contains("Chrome") && text.contains("127.0.0.1"), "{text}");
    Ok(())
}

#[tokio::test]
async fn language_and_appearance_change_at_once_and_survive_a_reload() -> Result<()> {
    let world = World::in_real_time().await;
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
