//! "Disconnect Key on all devices": the phone shows the message and erases its keys.

use std::time::Duration;

use key_view::Message;

use crate::world::{MAIJA, World};

#[tokio::test]
async fn a_phone_disconnected_from_elsewhere_says_so_and_erases_its_keys() {
    let world = World::new().await;
    let (mut phone, storage) = world.phone_of(MAIJA, "Maija's phone").await;
    world.control().disconnect_all(MAIJA);
    let username = MAIJA.to_owned();
    let message = Message::DisconnectedElsewhere { username, by: None, seconds_ago: 0 };
    assert_eq!(phone.sees_message().await, message);
    phone.sees_enrol_form().await;
    assert!(storage.vault.possession_keys().is_empty());
}

#[tokio::test]
async fn a_phone_disconnected_while_off_says_so_when_it_starts() {
    let world = World::new().await;
    let (phone, storage) = world.phone_of(MAIJA, "Maija's phone").await;
    drop(phone);
    world.control().disconnect_all(MAIJA);
    world.clock.advance(Duration::from_secs(3_600));
    let mut phone = world.start_app(&storage).await;
    let username = MAIJA.to_owned();
    let message = Message::DisconnectedElsewhere { username, by: None, seconds_ago: 3_600 };
    assert_eq!(phone.sees_message().await, message);
    phone.sees_enrol_form().await;
}
