//! Another number than the page's ends the login: whoever types it looks at another page.

use anyhow::Result;
use stories::world::{PIN, World};

#[tokio::test]
async fn the_login_is_over() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    let login = world.login_page().await?;
    login.ask_app(user.username.as_str(), &user.password).await?;
    let number: u32 = login.number().await?.parse()?;

    phone.app.see_challenge().await?;
    phone.app.approve(&format!("{:02}", (number + 1) % 100)).await?;
    phone.app.enter_pin(PIN).await?;
    phone.app.ended("wrong-number").await?;
    login.aborted("wrong-number").await
}
