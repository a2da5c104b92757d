//! Changing the PIN: the new one is typed twice and confirmed with the old one; enrolments stay.

use anyhow::Result;
use stories::world::{PIN, World};

const OTHER: &str = "905172";

#[tokio::test]
async fn a_changed_pin_replaces_the_old_one() -> Result<()> {
    let world = World::start().await?;
    let (phone, user) = world.enrolled_phone().await?;
    phone.app.0.press_button("Settings").await?;
    phone.app.see("settings").await?;
    phone.app.change_pin("739162", OTHER).await?;
    phone.app.0.see("#pin-pad:not([aria-busy=true]) #pin-trouble:not(:empty)").await?;
    phone.app.enter_pin(PIN).await?;
    phone.app.0.see(".message-bar[data-open]").await?;
    phone.app.see("settings").await?;
    phone.app.0.press_button("Back").await?;

    phone.app.open_offline_code(user.username.as_str()).await?;
    phone.app.enter_pin(OTHER).await?;
    phone.app.offline_code().await.map(drop)
}
