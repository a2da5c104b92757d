//! Operating the app with the keyboard alone: the focus is always visible and moves in reading
//! order.

mod keyboard_user;

use anyhow::{Result, ensure};
use keyboard_user::KeyboardUser;
use support::browser_phone::BrowserPhone;
use support::driver::Stroke::{self, BackTab, Tab};
use support::login_page::LoginPage;
use support::world::{MAIJA, PIN, World};

/// Connects a phone by keyboard, up to home.
async fn connected(world: &World) -> Result<(BrowserPhone, KeyboardUser)> {
    let phone = world.phone_in_browser("Pixel").await?;
    let keyboard = KeyboardUser(phone.app.clone());
    keyboard.0.see("welcome").await?;
    keyboard.presses("#type").await?;
    keyboard.sees("main[data-screen=enrol]").await?;
    keyboard.moves_to("#username", Tab).await?;
    keyboard.types(MAIJA).await?;
    keyboard.moves_to("#code", Tab).await?;
    keyboard.types(&world.one_time_password(MAIJA)).await?;
    keyboard.strikes(Stroke::Enter).await?;
    for step in ["choose", "confirm"] {
        keyboard.sees(&format!("main[data-step={step}]")).await?;
        keyboard.gives_pin(PIN).await?;
    }
    keyboard.sees("main[data-screen=home]").await?;
    Ok((phone, keyboard))
}

async fn start_login(login: &LoginPage, keyboard: &KeyboardUser) -> Result<()> {
    login.request_app_login(MAIJA).await?;
    keyboard.sees("main[data-screen=challenge]").await
}

#[tokio::test]
async fn one_login_is_approved_and_another_denied_by_keyboard() -> Result<()> {
    let world = World::in_real_time().await;
    let (_phone, keyboard) = connected(&world).await?;
    let login = world.login_page().await?;
    start_login(&login, &keyboard).await?;
    ensure!(keyboard.is_at("#number").await?, "the number field has the focus");
    keyboard.types(&login.number().await?).await?;
    keyboard.sees("#pin-pad").await?;
    keyboard.gives_pin("000001").await?;
    keyboard.sees("#pin-pad:not([aria-busy=true]) #pin-trouble:not(:empty)").await?;
    keyboard.gives_pin(PIN).await?;
    keyboard.sees("main[data-ending=approved]").await?;
    keyboard.sees("main[data-screen=home]").await?;
    login.see("start").await?;

    login.log_out().await?;
    start_login(&login, &keyboard).await?;
    keyboard.moves_to("#deny", BackTab).await?;
    keyboard.strikes(Stroke::Enter).await?;
    keyboard.sees("main[data-ending=denied]").await?;
    login.aborted("denied").await
}

#[tokio::test]
async fn the_pin_pad_is_operated_and_closed_by_keyboard() -> Result<()> {
    let world = World::in_real_time().await;
    let (phone, keyboard) = connected(&world).await?;
    keyboard.presses(&format!("button[aria-label='Offline code for {MAIJA}']")).await?;
    keyboard.sees("#pin-pad").await?;
    keyboard.strikes(Stroke::Escape).await?;
    keyboard.sees("#app:not(:has(#pin-pad))").await?;
    phone.app.see("home").await?;

    keyboard.presses(&format!("button[aria-label='Offline code for {MAIJA}']")).await?;
    keyboard.sees("#pin-pad").await?;
    for (digit, direction) in PIN.chars().zip([Tab, Tab, BackTab, Tab, BackTab, BackTab]) {
        keyboard.moves_to(&format!("#key-{digit}"), direction).await?;
        keyboard.strikes(Stroke::Enter).await?;
    }
    ensure!(phone.app.offline_code().await?.len() == 6);
    keyboard.moves_to(".top-bar button", BackTab).await?;
    keyboard.strikes(Stroke::Space).await?;
    keyboard.sees("main[data-screen=home]").await
}

#[tokio::test]
async fn the_pin_is_changed_and_the_phone_disconnected_by_keyboard() -> Result<()> {
    let world = World::in_real_time().await;
    let (_phone, keyboard) = connected(&world).await?;
    keyboard.presses("button[aria-label=Settings]").await?;
    keyboard.sees("main[data-screen=settings]").await?;
    keyboard.presses("#change-pin").await?;
    keyboard.sees("#pin-pad").await?;
    keyboard.gives_pin(PIN).await?;
    for step in ["choose", "confirm"] {
        keyboard.sees(&format!("main[data-step={step}]")).await?;
        keyboard.gives_pin("905172").await?;
    }
    keyboard.sees(".message-bar[data-open]").await?;

    let disconnect = format!("button[aria-label='Disconnect {MAIJA}']");
    keyboard.presses(&disconnect).await?;
    keyboard.sees("#disconnect-dialog").await?;
    keyboard.strikes(Stroke::Escape).await?;
    keyboard.sees("main[data-screen=settings]").await?;
    keyboard.presses(&disconnect).await?;
    keyboard.sees("#disconnect-dialog").await?;
    keyboard.presses("#disconnect").await?;
    keyboard.sees("main[data-screen=welcome]").await
}
