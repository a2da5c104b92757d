//! A login is denied on the phone, and the page shows it.

use anyhow::Result;
use stories::world::World;

#[tokio::test]
async fn a_denied_login_is_shown_as_aborted_also_after_a_reload() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    let login = world.login_page().await?;
    login.request_app_login(user.username.as_str(), &user.password).await?;

    phone.app.see_challenge().await?;
    phone.app.0.press("#deny").await?;
    phone.app.ended("denied").await?;
    login.aborted("denied").await?;
    login.0.reload().await?;
    login.aborted("denied").await
}
