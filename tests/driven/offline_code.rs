//! A login with the phone's offline code, typed on the page.

use anyhow::Result;
use stories::login_page::Method;
use stories::world::{PIN, World};

#[tokio::test]
async fn an_offline_code_logs_in_once() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    phone.app.open_offline_code(user.username.as_str()).await?;
    phone.app.enter_pin(PIN).await?;
    let code = phone.app.offline_code().await?;

    let login = world.login_page().await?;
    login.sign_in(user.username.as_str(), &user.password).await?;
    login.choose(Method::OfflineCode).await?;
    login.enter_code(&code).await?;
    login.log_out().await?;

    login.sign_in(user.username.as_str(), &user.password).await?;
    login.choose(Method::OfflineCode).await?;
    login.enter_code(&code).await?;
    login.0.see("#problem[data-problem=wrong-code]").await
}
