//! Methods of confirming a login: the preselected one, the offline code, and a browser without scripts.

use anyhow::{Context as _, Result, ensure};
use support::login_page::Method;
use support::world::{PIN, World};

#[tokio::test]
async fn the_last_used_method_is_preselected_and_a_short_code_list_is_renewed() -> Result<()> {
    let world = World::start().await?;
    let (_phone, user) = world.enrolled_phone().await?;
    let (username, password) = (user.username.as_str(), user.password.as_str());
    let login = world.login_page().await?;
    login.sign_in(username, password).await?;
    ensure!(login.0.shows("#method-app:checked").await?, "the app is preselected after connecting a phone");
    login.0.press("#cancel").await?;
    for code in &user.one_time_passwords[1..4] {
        login.log_in(username, password, code).await?;
        ensure!(!login.0.shows("#few-codes").await?);
        login.log_out().await?;
    }
    login.sign_in(username, password).await?;
    ensure!(login.0.shows("#method-one-time-password:checked").await?);
    login.0.press("#cancel").await?;
    login.log_in(username, password, user.one_time_passwords.get(4).context("a code")?).await?;
    login.0.press("#few-codes #code-list").await?;
    login.see("code-list").await?;
    login.0.press("#renew").await?;
    login.see("new-code-list").await?;
    let first = login.0.attribute("#codes li", "data-code").await?;
    login.0.press("#continue").await?;
    login.log_out().await?;
    login.log_in(username, password, &first).await
}

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

#[tokio::test]
async fn a_login_is_confirmed_in_a_browser_without_scripts() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    let login = world.login_page().await?;
    login.0.without_scripts().await?;
    login.0.reload().await?;
    login.request_app_login(user.username.as_str(), &user.password).await?;
    phone.app.see_challenge().await?;
    phone.app.approve(&login.number().await?).await?;
    phone.app.enter_pin(PIN).await?;
    login.see("start").await
}
