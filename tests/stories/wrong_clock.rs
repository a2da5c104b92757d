//! A phone whose clock is ten minutes fast or slow.

use key_core::testing::phone::PIN;
use key_view::{ClockCheck, Intent};
use support::world::{MAIJA, World};

#[tokio::test]
async fn a_phone_whose_clock_is_ten_minutes_off_connects_approves_and_shows_a_valid_code() {
    for ahead in [600, -600] {
        let world = World::new().await;
        world.clock.set_ahead(ahead);
        let mut phone = world.phone().await;
        let mut browser = world.browser();
        let waiting = browser.request_login(MAIJA).await;
        assert_eq!(phone.sees_challenge().await.time_left.ms, 120_000, "the time left is right");
        browser.approve_in(&mut phone, &waiting).await;

        phone.press(Intent::Back).await;
        phone.open_offline_code().await;
        phone.enter_pin(PIN).await;
        let code = phone.sees_code().await;
        assert_eq!(code.clock, ClockCheck::Corrected { seconds: -ahead });
        let mut browser = world.browser();
        let start = browser.enter(MAIJA, "offline-code", &code.digits).await;
        assert_eq!(start.name(), "start");
    }
}

#[tokio::test]
async fn a_clock_changed_after_connecting_does_not_prevent_an_approval() {
    let (world, mut phone) = World::with_phone().await;
    world.clock.set_ahead(600);
    let mut browser = world.browser();
    let waiting = browser.request_login(MAIJA).await;
    browser.approve_in(&mut phone, &waiting).await;
}
