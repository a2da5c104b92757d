//! Records of earlier versions are read and work. A fixture of each version is kept for good.

use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use key_core::domain::record_key::RecordKey;
use key_core::domain::secret::Secret;
use key_core::ports::{NotRecognised, UserPresence as _, VaultFailed};
use key_core::record::Stored;
use key_core::testing::edit::contents;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{FakeSensor, Fault, Operation, World};
use key_protocol::offline::{OfflineSecret, Step};
use key_view::{Blocked, Intent, PinTrouble, Sensor};
use serde_json::Value;

const VERSION_1: &str = include_str!("../fixtures/record-v1.json");
/// Two usernames, the sensor on, and two wrong PINs.
const VERSION_2: &str = include_str!("../fixtures/record-v2.json");
/// That phone in version 3, as another implementation of the form wrote it.
const VERSION_3: &str = include_str!("../fixtures/record-v3.json");

fn bytes(value: &Value) -> Vec<u8> {
    BASE64_STANDARD.decode(value.as_str().unwrap()).unwrap()
}

/// Returns a phone on which that version of the app was used.
fn phone_with(fixture: &Value) -> World {
    let world = World::new();
    // The backend of the fixture no longer exists.
    world.backend.set_down(true);
    world.vault.put_record(Some(record_of(fixture)));
    for (entry, secret) in fixture["keystore"].as_object().unwrap() {
        world.vault.put_secret(entry, Secret::new(bytes(secret)));
    }
    world
}

fn record_of(fixture: &Value) -> Vec<u8> {
    match &fixture["record"] {
        Value::String(text) => text.clone().into_bytes(),
        record => serde_json::to_vec(record).unwrap(),
    }
}

fn offline_code(world: &World, fixture: &Value) -> String {
    let secret = OfflineSecret::from_bytes(bytes(&fixture["offline_secret"]).try_into().unwrap());
    secret.code(Step::at(world.clock.world())).to_string()
}

/// Returns a part of the record as it is when written again, with what earlier versions did not know.
fn rewritten(fixture: &Value, part: &str) -> Value {
    let mut part = fixture["record"][part].clone();
    for stored in part.as_array_mut().into_iter().flatten() {
        stored["account"]["matching"] = 0.into();
        stored["account"]["enrolled_at"] = 0.into();
        stored["account"]["anchor"] = Value::Null;
    }
    part
}

fn version_on_disk(world: &World) -> u64 {
    let outer: Value = serde_json::from_slice(&world.vault.record().unwrap()).unwrap();
    outer["version"].as_u64().unwrap()
}

#[tokio::test]
async fn version_1_is_read_and_written_as_version_3() {
    let fixture: Value = serde_json::from_str(VERSION_1).unwrap();
    let world = phone_with(&fixture);
    let mut phone = world.start().await;
    phone.sees_home().await;
    assert_eq!(version_on_disk(&world), 3);
    let written = contents(&world.vault.record().unwrap());
    for same in ["accounts", "protection"] {
        assert_eq!(written[same], rewritten(&fixture, same), "{same}");
    }
    phone.open_offline_code().await;
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_code().await.digits, offline_code(&world, &fixture));
    // The first right PIN makes a new data key.
    let renewed = contents(&world.vault.record().unwrap());
    for other in ["/accounts/0/approval", "/accounts/0/offline", "/protection/wrapped"] {
        assert_ne!(renewed.pointer(other), written.pointer(other), "{other}");
    }
    drop(phone);
    let mut phone = world.start().await;
    phone.reveal_code().await;
}

#[tokio::test]
async fn version_2_is_read_and_written_as_version_3() {
    let fixture: Value = serde_json::from_str(VERSION_2).unwrap();
    let world = World { sensor: FakeSensor::strong(Sensor::Fingerprint), ..phone_with(&fixture) };
    let enclosed = world.sensor.enclose(&Secret::new(bytes(&fixture["sensor_secret"]))).await.unwrap();
    assert_eq!(enclosed.bytes(), bytes(&fixture["record"]["biometric"]["enclosed"]));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_home().await.accounts.len(), 2);
    assert_eq!(version_on_disk(&world), 3);
    let written = contents(&world.vault.record().unwrap());
    for same in ["accounts", "protection", "biometric", "tries", "device"] {
        assert_eq!(written[same], rewritten(&fixture, same), "{same}");
    }
    let account = phone.sees_home().await.accounts[0].id.clone();
    phone.press(Intent::OpenOfflineCode { account }).await;
    assert_eq!(phone.sees_code().await.digits, offline_code(&world, &fixture), "by the sensor");
    phone.press(Intent::Back).await;
    world.sensor.set_outcome(Err(NotRecognised::Cancelled));
    phone.open_offline_code().await;
    for left in [Some(2), Some(1)] {
        phone.enter_pin(WRONG_PIN).await;
        assert_eq!(phone.sees_pad().await.tries_left, left, "the wrong PINs from before count");
        world.clock.advance(Duration::from_secs(301));
    }
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_code().await.digits, offline_code(&world, &fixture), "by PIN");
}

#[tokio::test]
async fn version_3_is_read_as_it_is_written() {
    let fixture: Value = serde_json::from_str(VERSION_3).unwrap();
    let key = RecordKey::derive(&Secret::new(bytes(&fixture["keystore"]["keystore-secret"]))).unwrap();
    let stored = Stored::read(&record_of(&fixture)).unwrap();
    assert!(matches!(&stored, Stored::Authenticated(claimed) if claimed.is_ours(&key)));
    assert_eq!(stored.unverified().to_bytes(&key), record_of(&fixture));

    let world = phone_with(&fixture);
    let mut phone = world.start().await;
    assert_eq!(phone.sees_home().await.accounts.len(), 2);
    assert_eq!(world.vault.record(), Some(record_of(&fixture)), "a start writes nothing");
    assert_eq!(phone.reveal_code().await.digits, offline_code(&world, &fixture));
}

#[tokio::test]
async fn earlier_version_is_read_once_and_refused_afterwards() {
    let fixture: Value = serde_json::from_str(VERSION_1).unwrap();
    let world = phone_with(&fixture);
    drop(world.start().await);
    let written = world.vault.record();
    assert_eq!(version_on_disk(&world), 3);
    let mut record: Value = fixture["record"].clone();
    for (version, generation) in [(1, 0), (1, 1), (2, 0), (2, 1), (2, 2)] {
        record["version"] = version.into();
        record["generation"] = generation.into();
        world.vault.put_record(Some(serde_json::to_vec(&record).unwrap()));
        let mut phone = world.start().await;
        assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged, "{version}, {generation}");
    }
    world.vault.put_record(written);
    world.start().await.sees_home().await;
}

#[tokio::test]
async fn earlier_version_that_cannot_be_rewritten_works_and_is_rewritten_later() {
    for operation in [Operation::Save, Operation::Store] {
        for fault in [Fault::Refuses(VaultFailed::Full), Fault::Lies] {
            let fixture: Value = serde_json::from_str(VERSION_1).unwrap();
            let world = phone_with(&fixture);
            world.vault.fail(operation, fault);
            let mut phone = world.start().await;
            phone.sees_home().await;
            world.vault.mend();
            phone.reveal_code().await;
            drop(phone);
            let mut phone = world.start().await;
            phone.reveal_code().await;
            assert_eq!(version_on_disk(&world), 3);
            let written = contents(&world.vault.record().unwrap());
            for sealed in ["/accounts/0/approval", "/accounts/0/offline"] {
                assert_ne!(
                    written.pointer(sealed),
                    fixture["record"].pointer(sealed),
                    "under a new data key"
                );
            }
        }
    }
}

#[tokio::test]
async fn app_that_dies_while_rewriting_works_at_the_next_start() {
    for operation in [Operation::Save, Operation::Store] {
        for fault in [Fault::DiesBefore, Fault::DiesAfter] {
            let fixture: Value = serde_json::from_str(VERSION_1).unwrap();
            let world = phone_with(&fixture);
            world.vault.fail_once(operation, 0, fault);
            tokio::select! {
                _ = world.start() => panic!("the app must die"),
                () = world.vault.called(operation, 1) => {}
            }
            world.vault.mend();
            world.start().await.reveal_code().await;
            assert_eq!(version_on_disk(&world), 3);
        }
    }
}

#[tokio::test]
async fn length_of_an_earlier_pin_is_learned_from_the_right_one_and_kept() {
    let fixture: Value = serde_json::from_str(VERSION_3).unwrap();
    let world = phone_with(&fixture);
    let mut phone = world.start().await;
    phone.open_offline_code().await;
    assert_eq!(phone.sees_pad().await.length, None, "the record is from before it was stored");
    phone.enter_pin("73916284").await;
    assert!(matches!(phone.sees_pin_trouble().await, PinTrouble::Wait(_)), "the third wrong PIN");
    assert_eq!(phone.sees_pad().await.length, None, "a wrong PIN teaches nothing");
    world.clock.advance(Duration::from_secs(31));
    phone.enter_pin(PIN).await;
    phone.sees_code().await;
    for when in ["in this run", "after a restart"] {
        phone.press(Intent::Back).await;
        phone.open_offline_code().await;
        assert_eq!(phone.sees_pad().await.length, Some(6), "{when}");
        phone = world.start().await;
        phone.sees_home().await;
    }
}
