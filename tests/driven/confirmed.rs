//! The main flow: a login is approved on the phone, and only the browser that requested it
//! continues.

use anyhow::{Context as _, Result};
use support::world::{MAIJA, PIN, World};

#[tokio::test]
async fn an_approved_login_opens_only_the_browser_that_requested_it() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;

    let (approved, other) = tokio::try_join!(world.login_page(), world.login_page())?;
    for page in [&other, &approved] {
        page.request_app_login(MAIJA).await?;
    }
    // The app shows the first challenge; the second one is approved, so it is opened from home.
    phone.app.see_challenge().await?;
    phone.app.0.press_button("Back").await?;
    let challenges = world.control.challenges(MAIJA);
    let second = &challenges.last().context("two challenges are open")?.claims.id;
    phone.app.0.press(&format!("button[data-challenge='{second}']")).await?;
    phone.app.see_challenge().await?;
    phone.app.approve(&approved.number().await?).await?;
    phone.app.enter_pin("000001").await?;
    phone.app.0.see("#pin-pad:not([aria-busy=true]) #pin-trouble:not(:empty)").await?;
    phone.app.enter_pin(PIN).await?;
    approved.see("start").await?;
    phone.app.ended("approved").await?;

    other.0.reload().await?;
    other.see("waiting").await?;
    Ok(())
}
