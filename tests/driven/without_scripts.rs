//! A browser that runs no scripts: the waiting page refreshes itself every few seconds.

use anyhow::Result;
use support::world::{MAIJA, PIN, World};

#[tokio::test]
async fn a_login_is_confirmed_in_a_browser_without_scripts() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let login = world.login_page().await?;
    login.0.without_scripts().await?;
    login.0.reload().await?;
    login.request_app_login(MAIJA).await?;
    phone.app.see_challenge().await?;
    phone.app.approve(&login.number().await?).await?;
    phone.app.enter_pin(PIN).await?;
    login.see("start").await
}
