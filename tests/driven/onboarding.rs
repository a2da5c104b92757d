//! Onboarding on the page: a new user, a code that pairs a phone, and the link of the app.

use anyhow::{Context as _, Result, ensure};
use key_core::KdfCost;
use key_core::testing::MemoryVault;
use support::login_page::Method;
use support::world::{PIN, World};

const NOORA: &str = "noora.niemi@example.fi";
const AAKE: &str = "åke.öberg@example.se";
const MAIJA: &str = "maija.virtanen@example.fi";

#[tokio::test]
async fn a_new_user_can_interrupt_onboarding_and_ends_up_logged_in_with_a_phone() -> Result<()> {
    let world = World::start().await?;
    let password = world.user(NOORA)?.password;
    let login = world.login_page().await?;
    login.type_password(NOORA, &password).await?;
    login.see("information").await?;
    login.0.fill("#phone", "112").await?;
    login.0.press("#submit").await?;
    login.0.see("#problem[data-problem=phone]").await?;
    login.0.fill("#phone", "040 765 4321").await?;
    login.0.press("#submit").await?;
    login.see("joining").await?;

    login.0.press("#cancel").await?;
    login.type_password(NOORA, &password).await?;
    login.see("joining").await?;
    login.0.press("label[for=method-app]").await?;
    login.0.press("#submit").await?;
    login.see("pairing").await?;
    let code = login.0.attribute("#pairing-code", "data-code").await?;

    let phone = world.phone("Nooran puhelin", MemoryVault::new(), KdfCost::REFERENCE).await?;
    phone.app.connect(NOORA, &code).await?;
    login.see("connected").await?;
    login.0.press("#continue").await?;
    login.see("start").await?;
    phone.app.choose_pin(PIN).await
}

#[tokio::test]
async fn the_pairing_page_continues_once_the_phone_has_connected() -> Result<()> {
    let world = World::start().await?;
    let user = world.user(AAKE)?;
    let login = world.login_page().await?;
    login.sign_in(AAKE, &user.password).await?;
    login.choose(Method::OneTimePassword).await?;
    login.enter_code(user.one_time_passwords.first().context("a code")?).await?;
    login.see("start").await?;
    login.0.press("#enable").await?;
    let code = login.0.attribute("#pairing-code", "data-code").await?;

    let phone = world.phone("Åkes telefon", MemoryVault::new(), KdfCost::REFERENCE).await?;
    // Careless input: surrounding spaces and lower case.
    phone.app.connect(&format!(" {AAKE} "), &code.to_lowercase()).await?;
    login.see("connected").await?;
    phone.app.choose_pin(PIN).await
}

#[tokio::test]
async fn the_app_link_is_sent_to_a_phone_number_in_finnish_notation() -> Result<()> {
    let world = World::start().await?;
    let user = world.user(MAIJA)?;
    let login = world.login_page().await?;
    login.log_in(MAIJA, &user.password, user.one_time_passwords.first().context("a code")?).await?;
    login.0.press("#enable").await?;
    login.0.press("#get-app").await?;
    login.see("get-app").await?;
    login.0.fill("#phone", "nobody").await?;
    login.0.press("#send").await?;
    login.0.see("#problem[data-problem=no-number]").await?;
    login.0.fill("#phone", "050-123 4567").await?;
    login.0.press("#send").await?;
    login.0.see("#sent").await?;
    let messages = world.backend.control().messages();
    ensure!(messages.iter().map(|sent| sent.to.as_str()).eq(["+358501234567"]));
    login.0.press("#back").await?;
    login.see("pairing").await
}
