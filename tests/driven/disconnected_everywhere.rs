//! A lost phone: Key is disconnected on the login page, and the phone shows it at once.

use anyhow::{Context as _, Result, ensure};
use stories::world::World;

#[tokio::test]
async fn disconnecting_everywhere_reaches_the_phone_at_once() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    phone.app.is_online().await?;
    let login = world.login_page().await?;
    login.sign_in(user.username.as_str(), &user.password).await?;
    login.0.press("#disconnect-all").await?;
    login.see("disconnect-all").await?;
    login.enter_code(user.one_time_passwords.get(1).context("a code")?).await?;
    login.see("disconnected").await?;
    phone.app.0.see(".message-bar[data-open]").await?;
    phone.app.see("enrol").await?;

    login.0.press("#continue").await?;
    login.log_out().await?;
    login.sign_in(user.username.as_str(), &user.password).await?;
    ensure!(login.0.shows("#method-one-time-password:checked").await?);
    ensure!(!login.0.shows("#disconnect-all").await?);
    Ok(())
}
