//! Enabling mobile confirmation on the page: its pairing code connects the phone, and the page
//! continues by itself.

use anyhow::{Context as _, Result};
use key_core::KdfCost;
use key_core::testing::MemoryVault;
use stories::login_page::Method;
use stories::world::{PIN, World};

const AAKE: &str = "åke.öberg@example.se";

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
