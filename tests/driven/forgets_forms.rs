//! Chromium saves the content of form fields in its profile to restore a page. Fields of secrets
//! are excluded.

use std::time::Duration;

use anyhow::{Context as _, Result};
use key_core::KdfCost;
use key_core::testing::{Canaries, MemoryVault};
use support::leaks;
use support::world::World;
use tokio::time::timeout;

const SAM: &str = "sam.fields@example.com";

#[tokio::test]
async fn a_typed_one_time_password_is_not_saved_with_the_form_state() -> Result<()> {
    let world = World::start().await?;
    let code = world.user(SAM)?.one_time_passwords.first().context("a code")?.clone();
    let phone = world.phone("Pixel", MemoryVault::new(), KdfCost::REFERENCE).await?;
    phone.app.see("enrol").await?;
    phone.app.0.fill("#username", SAM).await?;
    phone.app.0.fill("#code", &code).await?;
    let profile = phone.app.0.profile()?;
    phone.app.0.go_to("about:blank").await?;

    let mut form = Canaries::default();
    form.add("the username", SAM.as_bytes());
    let written = async {
        while leaks::ensure_none(&profile, &form, None).is_ok() {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(20), written).await.context("the form is not saved")?;
    let mut secrets = Canaries::default();
    secrets.add("the one-time password", code.as_bytes());
    leaks::ensure_none(&profile, &secrets, None)
}
