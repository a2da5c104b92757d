//! Onboarding of a new user: password, contact information, a phone, and Procountor; interrupted
//! once.

use anyhow::Result;
use key_core::KdfCost;
use key_core::testing::MemoryVault;
use stories::world::{PIN, World};

const NOORA: &str = "noora.niemi@example.fi";

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
