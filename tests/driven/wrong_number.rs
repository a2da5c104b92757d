//! A number other than the page's ends the login: the user is looking at another page.

use anyhow::Result;
use stories::world::{PIN, World};

#[tokio::test]
async fn a_wrong_number_ends_the_login_in_app_and_browser() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    let login = world.login_page().await?;
    login.request_app_login(user.username.as_str(), &user.password).await?;
    let number: u32 = login.number().await?.parse()?;

    phone.app.see_challenge().await?;
    phone.app.approve(&format!("{:02}", (number + 1) % 100)).await?;
    phone.app.enter_pin(PIN).await?;
    phone.app.ended("wrong-number").await?;
    login.aborted("wrong-number").await
}
