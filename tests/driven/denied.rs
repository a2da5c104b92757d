//! A login is denied on the phone, and the page says so.

use anyhow::Result;
use stories::world::World;

#[tokio::test]
async fn the_page_says_that_the_login_was_aborted() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    let login = world.login_page().await?;
    login.ask_app(user.username.as_str(), &user.password).await?;

    phone.app.see_challenge().await?;
    phone.app.0.press("#deny").await?;
    phone.app.ended("denied").await?;
    login.aborted("denied").await?;
    // And still says so to whoever loads it again.
    login.0.reload().await?;
    login.aborted("denied").await
}
