//! Everything a person does in the app, with a keyboard alone: one always sees where one is, and everything comes in its order.

mod walk;

use anyhow::{Context as _, Result, ensure};
use key_core::KdfCost;
use key_core::testing::MemoryVault;
use stories::driver::Stroke::{self, BackTab, Tab};
use stories::login_page::LoginPage;
use stories::world::{PIN, Phone, World};
use walk::Walk;

const MAIJA: &str = "maija.virtanen@example.fi";

/// Connects a phone by keyboard, and is home.
async fn connected(world: &World) -> Result<(Phone, Walk)> {
    let user = world.user(MAIJA)?;
    let phone = world.phone("Pixel", MemoryVault::new(), KdfCost::REFERENCE).await?;
    let walk = Walk(phone.app.clone());
    walk.0.see("enrol").await?;
    walk.goes("#username", Tab).await?;
    walk.types(MAIJA).await?;
    walk.goes("#code", Tab).await?;
    walk.types(user.one_time_passwords.first().context("a code")?).await?;
    walk.strikes(Stroke::Enter).await?;
    for step in ["choose", "confirm"] {
        walk.sees(&format!("main[data-step={step}]")).await?;
        walk.gives_pin(PIN).await?;
    }
    walk.sees("main[data-screen=home]").await?;
    Ok((phone, walk))
}

async fn asks(world: &World, login: &LoginPage, walk: &Walk) -> Result<()> {
    login.ask_app(MAIJA, &world.user(MAIJA)?.password).await?;
    walk.sees("main[data-screen=challenge]").await
}

#[tokio::test]
async fn a_login_is_approved_and_another_denied() -> Result<()> {
    let world = World::start().await?;
    let (_phone, walk) = connected(&world).await?;
    let login = world.login_page().await?;
    asks(&world, &login, &walk).await?;
    ensure!(walk.is_at("#number").await?, "the number can be typed at once");
    walk.types(&login.number().await?).await?;
    walk.strikes(Stroke::Enter).await?;
    walk.sees("#pin-pad").await?;
    walk.gives_pin("000001").await?;
    walk.sees("#pin-pad:not([aria-busy=true]) #pin-trouble:not(:empty)").await?;
    walk.gives_pin(PIN).await?;
    walk.sees("main[data-ending=approved]").await?;
    login.see("start").await?;
    walk.presses("#done").await?;
    walk.sees("main[data-screen=home]").await?;

    login.log_out().await?;
    asks(&world, &login, &walk).await?;
    walk.presses("#deny").await?;
    walk.sees("main[data-ending=denied]").await?;
    login.aborted("denied").await
}

#[tokio::test]
async fn the_pin_is_typed_on_the_pad_itself_and_the_pad_is_closed() -> Result<()> {
    let world = World::start().await?;
    let (phone, walk) = connected(&world).await?;
    walk.presses(&format!("button[aria-label='Offline code for {MAIJA}']")).await?;
    walk.sees("#pin-pad").await?;
    walk.strikes(Stroke::Escape).await?;
    walk.sees("#app:not(:has(#pin-pad))").await?;
    phone.app.see("home").await?;

    walk.presses(&format!("button[aria-label='Offline code for {MAIJA}']")).await?;
    walk.sees("#pin-pad").await?;
    for (digit, way) in PIN.chars().zip([Tab, Tab, BackTab, Tab, BackTab, Tab]) {
        walk.goes(&format!("#key-{digit}"), way).await?;
        walk.strikes(Stroke::Enter).await?;
    }
    walk.presses("#key-ok").await?;
    ensure!(phone.app.offline_code().await?.len() == 6);
    walk.goes(".top-bar button", BackTab).await?;
    walk.strikes(Stroke::Space).await?;
    walk.sees("main[data-screen=home]").await
}

#[tokio::test]
async fn another_pin_is_chosen_and_the_phone_is_disconnected() -> Result<()> {
    let world = World::start().await?;
    let (_phone, walk) = connected(&world).await?;
    walk.presses("button[aria-label=Settings]").await?;
    walk.sees("main[data-screen=settings]").await?;
    walk.presses("#change-pin").await?;
    for step in ["choose", "confirm"] {
        walk.sees(&format!("main[data-step={step}]")).await?;
        walk.gives_pin("905172").await?;
    }
    walk.sees("#pin-pad").await?;
    walk.gives_pin(PIN).await?;
    walk.sees(".message-bar[data-open]").await?;

    let disconnect = format!("button[aria-label='Disconnect {MAIJA}']");
    walk.presses(&disconnect).await?;
    walk.sees("#disconnect-dialog").await?;
    walk.strikes(Stroke::Escape).await?;
    walk.sees("main[data-screen=settings]").await?;
    walk.presses(&disconnect).await?;
    walk.sees("#disconnect-dialog").await?;
    walk.presses("#disconnect").await?;
    walk.sees("main[data-screen=connect]").await
}
