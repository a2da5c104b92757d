//! A phone and a tablet: one decides, and the other shows which device did.

use key_view::{Ending, Intent};
use support::world::{MAIJA, World};

#[tokio::test]
async fn the_second_device_shows_which_device_decided() {
    let world = World::new().await;
    let (mut phone, _) = world.phone_of(MAIJA, "Maija's phone").await;
    let (mut tablet, _) = world.phone_of(MAIJA, "Tablet").await;
    let mut browser = world.browser();
    let waiting = browser.request_login(MAIJA).await;

    let id = tablet.sees_challenge().await.id;
    let number = waiting.shown_number().to_owned();
    tablet.press(Intent::Approve { id, number: Some(number.clone()) }).await;
    tablet.sees_pad().await;
    phone.approve(&number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    let by_phone = Ending::ApprovedElsewhere(Some("Maija's phone".to_owned()));
    assert_eq!(tablet.sees_result().await.ending, by_phone);
    assert!(tablet.app.current_view().pin().is_none(), "its PIN pad is closed");
    assert_eq!(browser.continue_from(&waiting).await.name(), "start");

    let mut browser = world.browser();
    let waiting = browser.request_login(MAIJA).await;
    let id = tablet.sees_challenge().await.id;
    phone.sees_challenge().await;
    tablet.press(Intent::Deny { id }).await;
    assert_eq!(tablet.sees_result().await.ending, Ending::Denied);
    let by_tablet = Ending::DeniedElsewhere(Some("Tablet".to_owned()));
    assert_eq!(phone.sees_result().await.ending, by_tablet);
    assert_eq!(browser.continue_from(&waiting).await.aborted(), Some("denied"));
}

#[tokio::test]
async fn one_of_two_simultaneous_decisions_counts_and_both_devices_show_it() {
    let world = World::new().await;
    let (mut phone, _) = world.phone_of(MAIJA, "Maija's phone").await;
    let (mut tablet, _) = world.phone_of(MAIJA, "Tablet").await;
    let mut browser = world.browser();
    let waiting = browser.request_login(MAIJA).await;
    let id = phone.sees_challenge().await.id;
    tablet.sees_challenge().await;

    let deny = || Intent::Deny { id: id.clone() };
    tokio::join!(phone.press(deny()), tablet.press(deny()));
    let endings = [phone.sees_result().await.ending, tablet.sees_result().await.ending];
    let here = endings.iter().filter(|ending| **ending == Ending::Denied).count();
    let elsewhere =
        endings.iter().filter(|ending| matches!(ending, Ending::DeniedElsewhere(Some(_)))).count();
    assert_eq!((here, elsewhere), (1, 1), "{endings:?}");
    assert_eq!(browser.continue_from(&waiting).await.aborted(), Some("denied"));
}
