//! Touches that each story takes. A press on the notification is the first of a
//! request that wakes the phone, and is added here; a tap on a login page is not the app's.

use std::sync::Arc;

use anyhow::Result;
use key_core::Ports;
use key_core::testing::FakeSensor;
use key_view::Sensor;
use support::browser_phone::BrowserPhone;
use support::driver::Page;
use support::world::{MAIJA, PIN, World};

const NOTIFICATION: u64 = 1;

async fn with_fingerprint(world: &World) -> Result<BrowserPhone> {
    let sensor = FakeSensor::strong(Sensor::Fingerprint);
    let ports = Ports { presence: Arc::new(sensor), ..world.ports() };
    let phone = world.phone_in_browser_with("Pixel", ports).await?;
    phone.app.connect(MAIJA, &world.one_time_password(MAIJA)).await?;
    phone.app.choose_pin(PIN).await?;
    Ok(phone)
}

/// Returns the touches of `story`, which ends with the request approved.
async fn touches(page: &Page, story: impl Future<Output = Result<()>>) -> Result<u64> {
    page.count_touches().await?;
    story.await?;
    page.touches().await
}

#[tokio::test]
async fn a_login_takes_three_touches_and_a_finger() -> Result<()> {
    let world = World::in_real_time().await;
    let phone = with_fingerprint(&world).await?;
    let login = world.login_page().await?;
    login.request_app_login(MAIJA).await?;
    phone.app.see_challenge().await?;
    let number = login.number().await?;
    let touches = touches(&phone.app.0, async {
        phone.app.type_number(&number).await?;
        login.see("start").await
    });
    assert_eq!(NOTIFICATION + touches.await?, 3);
    Ok(())
}

#[tokio::test]
async fn a_login_takes_nine_touches_with_the_pin() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let login = world.login_page().await?;
    login.request_app_login(MAIJA).await?;
    phone.app.see_challenge().await?;
    let number = login.number().await?;
    let touches = touches(&phone.app.0, async {
        phone.app.approve(&number).await?;
        phone.app.enter_pin(PIN).await?;
        login.see("start").await
    });
    assert_eq!(NOTIFICATION + touches.await?, 9);
    Ok(())
}

#[tokio::test]
async fn a_page_on_the_phone_itself_takes_one_touch_and_a_finger_or_seven_with_the_pin() -> Result<()> {
    for (has_finger, expected) in [(true, 1), (false, 7)] {
        let world = World::in_real_time().await;
        let phone = match has_finger {
            true => with_fingerprint(&world).await?,
            false => world.enrolled(MAIJA, "Pixel").await?,
        };
        let login = world.login_page_on_a_phone().await?;
        login.request_app_login(MAIJA).await?;
        let link = login.0.attribute("#open-app", "href").await?;
        phone.app.see_challenge().await?;
        phone.core.source().open_link(&link, None).await;
        phone.app.0.see("main[data-screen=challenge]:not(:has(#number))").await?;
        let touches = touches(&phone.app.0, async {
            phone.app.0.press("#approve").await?;
            if !has_finger {
                phone.app.enter_pin(PIN).await?;
            }
            phone.browser.sees_page().await;
            Ok(())
        });
        assert_eq!(touches.await?, expected, "with a finger: {has_finger}");
    }
    Ok(())
}

#[tokio::test]
async fn an_offline_code_takes_at_most_eight_touches() -> Result<()> {
    let (_world, phone) = World::with_enrolled_phone().await?;
    let touches = touches(&phone.app.0, async {
        phone.app.open_offline_code(MAIJA).await?;
        phone.app.enter_pin(PIN).await?;
        phone.app.offline_code().await.map(drop)
    });
    assert!(touches.await? <= 8);
    Ok(())
}

#[tokio::test]
async fn a_lost_device_is_disconnected_by_at_most_six_touches_and_the_pin() -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let _lost = world.enrolled(MAIJA, "Lost").await?;
    let page = &phone.app.0;
    let touches = touches(page, async {
        page.press_button("Settings").await?;
        page.press_button(&format!("Devices of {MAIJA}")).await?;
        page.press_button("Disconnect “Lost”").await?;
        page.press("#revoke").await?;
        phone.app.enter_pin(PIN).await?;
        page.see("main[data-screen=devices]:not(:has([aria-label*=Lost]))").await
    });
    let touches = touches.await?;
    let pin = PIN.len() as u64;
    assert!(touches <= 6 + pin, "{touches}");
    Ok(())
}
