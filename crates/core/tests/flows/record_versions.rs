//! Records of earlier versions are read and work. A fixture of each version is kept for good.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use key_core::domain::secret::Secret;
use key_core::testing::World;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_protocol::offline::{OfflineSecret, Step};
use key_view::PinTrouble;
use serde_json::Value;

const VERSION_1: &str = include_str!("../fixtures/record-v1.json");

fn bytes(value: &Value) -> Vec<u8> {
    BASE64_STANDARD.decode(value.as_str().unwrap()).unwrap()
}

/// Returns a phone on which that version of the app was used.
fn phone_with(fixture: &Value) -> World {
    let world = World::new();
    // The backend of the fixture no longer exists.
    world.backend.set_down(true);
    world.vault.put_record(Some(serde_json::to_vec(&fixture["record"]).unwrap()));
    for (entry, secret) in fixture["keystore"].as_object().unwrap() {
        world.vault.put_secret(entry, Secret::new(bytes(secret)));
    }
    world
}

#[tokio::test]
async fn version_1_is_read_and_written_as_version_2() {
    let fixture: Value = serde_json::from_str(VERSION_1).unwrap();
    let world = phone_with(&fixture);
    let mut phone = world.start().await;
    phone.open_offline_code().await;
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    phone.enter_pin(PIN).await;
    let secret = OfflineSecret::from_bytes(bytes(&fixture["offline_secret"]).try_into().unwrap());
    assert_eq!(phone.sees_code().await.digits, *secret.code(Step::at(world.clock.world())));

    let written: Value = serde_json::from_slice(&world.vault.record().unwrap()).unwrap();
    assert_eq!(written["version"], 2);
    let mut expected = fixture["record"].clone();
    for account in expected["accounts"].as_array_mut().unwrap() {
        // What earlier versions did not know.
        account["account"]["matching"] = 0.into();
        account["account"]["enrolled_at"] = 0.into();
        account["account"]["anchor"] = Value::Null;
    }
    for same in ["accounts", "protection"] {
        assert_eq!(written[same], expected[same], "{same}");
    }
    drop(phone);
    let mut phone = world.start().await;
    phone.reveal_code().await;
}
