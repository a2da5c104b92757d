//! A page that waits on the phone itself opens its request in the app, and its browser goes on.

use anyhow::{Result, ensure};
use support::browser_phone::BrowserPhone;
use support::login_page::LoginPage;
use support::world::{MAIJA, MAIJAS_CODES, PIN, World};

/// Follows the link of the page, approves in the app without a number, and returns the address that
/// the app opens in the browser.
async fn confirm(phone: &BrowserPhone, page: &LoginPage) -> Result<String> {
    let link = page.0.attribute("#open-app", "href").await?;
    phone.app.see_challenge().await?;
    phone.core.source().open_link(&link, None).await;
    phone.app.0.see("main[data-screen=challenge]:not(:has(#number))").await?;
    phone.app.0.press("#approve").await?;
    phone.app.0.see("#pin-pad").await?;
    phone.app.enter_pin(PIN).await?;
    phone.app.ended("approved").await?;
    let release = phone.browser.sees_page().await.page;
    ensure!(!phone.app.0.source().await?.contains(&release), "the release is not in the interface");
    Ok(release)
}

#[tokio::test]
async fn a_login_on_the_phone_itself_takes_no_number_and_its_browser_goes_on() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let login = world.login_page_on_a_phone().await?;
    login.request_app_login(MAIJA).await?;
    let release = confirm(&phone, &login).await?;
    login.0.see("#try-again").await?;
    login.0.go_to(&release).await?;
    login.see("start").await
}

#[tokio::test]
async fn a_payment_on_the_phone_itself_is_confirmed_by_its_browser() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let login = world.login_page_on_a_phone().await?;
    login.log_in(MAIJA, MAIJAS_CODES[1]).await?;
    login.0.press("#security").await?;
    login.see("security").await?;
    login.0.press("#payment").await?;
    login.see("confirmation").await?;
    let release = confirm(&phone, &login).await?;
    login.0.go_to(&release).await?;
    login.0.see("main[data-page=confirmation][data-reason=confirmed]").await
}

#[tokio::test]
async fn a_link_that_an_attacker_sent_logs_nobody_in() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let attacker = world.login_page_on_a_phone().await?;
    attacker.request_app_login(MAIJA).await?;
    let release = confirm(&phone, &attacker).await?;
    let victim = world.login_page_on_a_phone().await?;
    victim.0.go_to(&release).await?;
    victim.see("form-expired").await?;
    victim.0.press("#continue").await?;
    victim.see("login").await?;
    attacker.0.see("main[data-page=waiting] #try-again").await
}
