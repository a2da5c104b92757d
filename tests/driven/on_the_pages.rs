//! Login pages in a real browser: onboarding, the choice of a method, "My security", the app's link,
//! and a lost phone.

use anyhow::{Result, ensure};
use support::world::{MAIJA, MAIJAS_CODES, NOORA, PIN, World};

#[tokio::test]
async fn a_new_user_can_interrupt_onboarding_and_ends_up_logged_in_with_a_phone() -> Result<()> {
    let world = World::in_real_time().await;
    let login = world.login_page().await?;
    login.type_password(NOORA).await?;
    login.see("information").await?;
    login.0.fill("#phone", "112").await?;
    login.0.press("#submit").await?;
    login.0.see("#problem[data-problem=phone]").await?;
    login.0.fill("#phone", "040 765 4321").await?;
    login.0.press("#submit").await?;
    login.see("joining").await?;

    login.0.press("#cancel").await?;
    login.type_password(NOORA).await?;
    login.see("joining").await?;
    login.0.press("label[for=method-app]").await?;
    login.0.press("#submit").await?;
    login.see("pairing").await?;
    let code = login.0.attribute("#pairing-code", "data-code").await?;

    let phone = world.phone_in_browser("Nooran puhelin").await?;
    phone.app.connect(NOORA, &code).await?;
    login.see("connected").await?;
    login.0.press("#continue").await?;
    login.see("start").await?;
    phone.app.choose_pin(PIN).await
}

#[tokio::test]
async fn the_last_used_method_is_preselected_and_a_short_code_list_is_renewed() -> Result<()> {
    let (world, _phone) = World::with_enrolled_phone().await?;
    let login = world.login_page().await?;
    login.sign_in(MAIJA).await?;
    ensure!(login.0.shows("#method-app:checked").await?, "the app is preselected after connecting a phone");
    login.0.press("#cancel").await?;
    for code in &MAIJAS_CODES[1..4] {
        login.log_in(MAIJA, code).await?;
        ensure!(!login.0.shows("#few-codes").await?);
        login.log_out().await?;
    }
    login.sign_in(MAIJA).await?;
    ensure!(login.0.shows("#method-one-time-password:checked").await?);
    login.0.press("#cancel").await?;
    login.log_in(MAIJA, MAIJAS_CODES[4]).await?;
    login.0.press("#few-codes #code-list").await?;
    login.see("code-list").await?;
    login.0.press("#renew").await?;
    login.see("new-code-list").await?;
    let first = login.0.attribute("#codes li", "data-code").await?;
    login.0.press("#continue").await?;
    login.log_out().await?;
    login.log_in(MAIJA, &first).await
}

#[tokio::test]
async fn a_payment_is_confirmed_a_report_ended_and_a_phone_disconnected() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let login = world.login_page().await?;
    login.log_in(MAIJA, MAIJAS_CODES[1]).await?;
    login.0.press("#security").await?;
    login.see("security").await?;
    login.0.press("#payment").await?;
    phone.app.see_challenge().await?;
    phone.app.approve(&login.number().await?).await?;
    phone.app.enter_pin(PIN).await?;
    login.0.see("main[data-page=confirmation][data-reason=confirmed]").await?;
    phone.app.ended("approved").await?;
    phone.app.done().await?;

    let attacker = world.login_page().await?;
    attacker.request_app_login(MAIJA).await?;
    phone.app.see_challenge().await?;
    phone.app.report().await?;
    attacker.see("login").await?;
    login.0.press("#back").await?;
    login.see("login").await?;
    login.log_in(MAIJA, MAIJAS_CODES[2]).await?;
    login.0.press("#security").await?;
    login.0.see("#logbook [data-end=reported]").await?;
    ensure!(!login.0.shows("#frozen").await?);

    phone.app.done().await?;
    login.0.press("#ask-disconnect-0").await?;
    login.0.press("#disconnect-0").await?;
    login.0.see("#devices:not(:has([data-device]))").await?;
    phone.app.see("welcome").await
}

#[tokio::test]
async fn the_app_link_is_sent_to_a_phone_number_in_finnish_notation() -> Result<()> {
    let world = World::in_real_time().await;
    let login = world.login_page().await?;
    login.log_in(MAIJA, &world.one_time_password(MAIJA)).await?;
    login.0.press("#enable").await?;
    login.0.press("#get-app").await?;
    login.see("get-app").await?;
    login.0.fill("#phone", "nobody").await?;
    login.0.press("#send").await?;
    login.0.see("#problem[data-problem=no-number]").await?;
    login.0.fill("#phone", "050-123 4567").await?;
    login.0.press("#send").await?;
    login.0.see("#sent").await?;
    let messages = world.control.messages();
    ensure!(messages.iter().map(|sent| sent.to.as_str()).eq(["+358501234567"]));
    login.0.press("#back").await?;
    login.see("pairing").await
}

#[tokio::test]
async fn disconnecting_everywhere_reaches_the_phone_at_once() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    phone.app.is_online().await?;
    let login = world.login_page().await?;
    login.sign_in(MAIJA).await?;
    login.0.press("#disconnect-all").await?;
    login.see("disconnect-all").await?;
    login.enter_code(MAIJAS_CODES[1]).await?;
    login.see("disconnected").await?;
    phone.app.0.see("[data-card]").await?;
    phone.app.see("welcome").await?;

    login.0.press("#continue").await?;
    login.log_out().await?;
    login.sign_in(MAIJA).await?;
    ensure!(login.0.shows("#method-one-time-password:checked").await?);
    ensure!(!login.0.shows("#disconnect-all").await?);
    Ok(())
}
