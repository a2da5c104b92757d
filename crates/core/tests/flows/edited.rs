//! A record that was edited is refused like one that was put back: whoever can write the file gets no
//! PIN tries back, no old PIN, and no way around the PIN (ADR 12).

use std::time::Duration;

use key_core::testing::edit::{another, contents, edited, leaves, lowered};
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Phone, World};
use key_view::{Blocked, Intent};
use serde_json::Value;

const NEW_PIN: &str = "905172";

async fn change_pin(phone: &mut Phone) {
    phone.press(Intent::OpenSettings).await;
    phone.change_pin(PIN, NEW_PIN).await;
    phone.sees_message().await;
}

/// Starts the app with an edited record, which it must refuse and leave as it is.
async fn assert_refused(world: &World, what: &str, record: Vec<u8>) {
    world.vault.put_record(Some(record.clone()));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged, "{what}");
    assert_eq!(world.vault.record(), Some(record), "{what}");
}

#[tokio::test]
async fn edited_record_gives_no_tries_back() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    for _ in 0..4 {
        phone.enter_pin(WRONG_PIN).await;
        world.clock.advance(Duration::from_secs(301));
    }
    drop(phone);
    let stored = world.vault.record().unwrap();
    assert_refused(&world, "tries", edited(&stored, |record| record["tries"]["used"] = 0.into())).await;
    world.vault.put_record(Some(stored));
    let mut phone = world.start().await;
    phone.open_offline_code().await;
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_blocked().await, Blocked::PinLockedOut, "the record as it was is still good");
}

#[tokio::test]
async fn edited_record_does_not_bring_the_old_pin_back() {
    let world = World::new();
    let mut phone = world.phone().await;
    let before = contents(&world.vault.record().unwrap());
    change_pin(&mut phone).await;
    drop(phone);
    let stored = world.vault.record().unwrap();
    let old_slot = edited(&stored, |record| record["protection"] = before["protection"].clone());
    assert_refused(&world, "the old slot", old_slot).await;
    let old_record = edited(&stored, |record| {
        let generation = record["generation"].clone();
        *record = before.clone();
        record["generation"] = generation;
    });
    assert_refused(&world, "the old record under the new number", old_record).await;
}

#[tokio::test]
async fn slot_from_set_up_does_not_skip_the_pin() {
    let world = World::new();
    let mut phone = world.phone_without_pin().await;
    let before = contents(&world.vault.record().unwrap());
    phone.finish_set_up().await;
    drop(phone);
    let stored = world.vault.record().unwrap();
    let provisional = edited(&stored, |record| record["protection"] = before["protection"].clone());
    assert_refused(&world, "the provisional slot", provisional).await;
}

#[tokio::test]
async fn no_field_of_the_record_can_be_edited() {
    let world = World::new();
    drop(world.phone().await);
    let stored = world.vault.record().unwrap();
    let other = World::new();
    drop(other.phone().await);
    let elsewhere = contents(&other.vault.record().unwrap());
    for path in [
        "/device",
        "/protection/salt",
        "/protection/wrapped",
        "/accounts/0/account/origin",
        "/accounts/0/account/device",
        "/accounts/0/account/backend_key",
        "/accounts/0/account/keys",
        "/accounts/0/approval",
        "/accounts/0/offline",
    ] {
        let put = |record: &mut Value| {
            let value = elsewhere.pointer(path).unwrap().clone();
            *record.pointer_mut(path).unwrap() =
                if path.ends_with("origin") { "https://elsewhere.example".into() } else { value };
        };
        assert_refused(&world, path, edited(&stored, put)).await;
    }
    for path in leaves(&contents(&stored)) {
        let changed = edited(&stored, |record| {
            let value = record.pointer_mut(&path).unwrap();
            *value = another(value);
        });
        assert_refused(&world, &path, changed).await;
    }
    let generation = |by: i64| {
        edited(&stored, move |record| {
            record["generation"] = (record["generation"].as_i64().unwrap() + by).into();
        })
    };
    assert_refused(&world, "one generation on", generation(1)).await;
    assert_refused(&world, "one generation back", generation(-1)).await;
    for version in [2, 1] {
        assert_refused(&world, "an earlier version", lowered(&stored, version)).await;
    }
    world.vault.put_record(Some(stored));
    world.start().await.sees_home_online().await;
}
