//! Choosing a method of confirming a login: the last one is preselected, and a short code list can
//! be renewed.

use anyhow::{Context as _, Result, ensure};
use stories::world::World;

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
