//! Getting the app: its link is sent to the user's phone.

use anyhow::{Context as _, Result, ensure};
use stories::world::World;

const MAIJA: &str = "maija.virtanen@example.fi";

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
