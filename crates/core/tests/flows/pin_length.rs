//! The length of the PIN, which the pad submits itself at: known from the choice of a PIN, and in each
//! later run.

use key_core::testing::World;
use key_core::testing::edit::contents;
use key_core::testing::phone::PIN;
use key_view::Intent;
use serde_json::Value;

use crate::new_data_key::change_pin;

fn length_on_disk(world: &World) -> Value {
    contents(&world.vault.record().unwrap())["protection"]["length"].clone()
}

#[tokio::test]
async fn pad_knows_the_length_of_a_chosen_pin_in_each_later_run() {
    let world = World::new();
    let mut phone = world.phone().await;
    for _ in 0..2 {
        phone.open_offline_code().await;
        assert_eq!(phone.sees_pad().await.length, Some(6));
        drop(phone);
        phone = world.start().await;
    }
}

#[tokio::test]
async fn pad_asks_for_as_many_digits_as_the_changed_pin_has() {
    let world = World::new();
    let mut phone = world.phone().await;
    change_pin(&mut phone, PIN, "905172463").await;
    phone.press(Intent::Back).await;
    phone.open_offline_code().await;
    assert_eq!(phone.sees_pad().await.length, Some(9));
    assert_eq!(length_on_disk(&world), 9);
}
