//! The history at rest: whoever has the files reads nothing of it, and nothing of it is lost (ADR 14).

use key_core::domain::record_key::RecordKey;
use key_core::ports::Vault as _;
use key_core::record::{Record, Stored};
use key_core::testing::phone::PIN;
use key_core::testing::{FakeSensor, Issued, Phone, Stolen, World};
use key_view::{Ending, Intent, Message, Sensor, Typed};
use serde_json::{Value, json};

const MAIJA: &str = World::USERNAME;
const NEW_PIN: &str = "905172";

/// Denies a challenge, and waits until it is in the notebook.
async fn denied(world: &World, phone: &mut Phone) -> Issued {
    let login = world.backend.issue(MAIJA);
    phone.deny().await;
    phone.sees_result().await;
    phone.press(Intent::Back).await;
    world.notebook.says(|notes| notes.contains(login.id.as_str())).await;
    login
}

async fn change_pin(phone: &mut Phone, old: &str, new: &str) {
    phone.press(Intent::OpenSettings).await;
    phone.change_pin(old, new).await;
    assert_eq!(phone.sees_message().await, Message::PinChanged);
    phone.press(Intent::DismissMessage).await;
    phone.press(Intent::Back).await;
    phone.press(Intent::Back).await;
}

async fn ids(phone: &mut Phone, pin: &str) -> Vec<String> {
    phone.press(Intent::OpenHistory).await;
    phone.sees_pad().await;
    phone.enter_pin(pin).await;
    let ids = phone.sees_history().await.into_iter().map(|past| past.id).collect();
    phone.press(Intent::Back).await;
    phone.press(Intent::Back).await;
    ids
}

fn record(world: &World) -> Record {
    Stored::read(&world.vault.record().unwrap()).unwrap().unverified().clone()
}

/// Entry as an earlier version wrote it.
fn in_clear(world: &World, id: &str) -> Value {
    json!({
        "id": id, "keys": record(world).accounts[0].account.handle, "username": MAIJA, "kind": "Login",
        "service": "Procountor", "browser": "Firefox 145", "os": "Windows 11", "place": "Helsinki",
        "ip": "198.51.100.23", "details": [], "ending": "Approved", "at": 1_767_268_700,
    })
}

/// Puts an entry in clear below those of the notebook, and returns its id.
fn put_in_clear(world: &World) -> String {
    let id = "p".repeat(22);
    let text = world.notebook.text().unwrap_or_else(|| "{}".to_owned());
    let mut notes: Value = serde_json::from_str(&text).unwrap();
    let history = notes.as_object_mut().unwrap().entry("history").or_insert(json!([]));
    history.as_array_mut().unwrap().push(in_clear(world, &id));
    world.notebook.put(&serde_json::to_vec(&notes).unwrap());
    id
}

fn says_where_from(notes: &str) -> bool {
    ["Procountor", "Firefox", "Helsinki", "198.51.100.23", MAIJA].iter().any(|text| notes.contains(text))
}

/// Gives the record the form from before there were history keys.
async fn take_history_keys(world: &World) {
    let keystore = world.vault.secret("keystore-secret").await.unwrap().unwrap();
    let mut before = record(world);
    before.history.clear();
    world.vault.put_record(Some(before.to_bytes(&RecordKey::derive(&keystore).unwrap())));
}

#[tokio::test]
async fn notebook_says_nothing_of_what_was_approved() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    let shown = phone.sees_challenge().await;
    phone.approve(&login.number).await;
    phone.sees_result().await;
    world.notebook.says(|notes| notes.contains(login.id.as_str())).await;
    let notes = world.notebook.text().unwrap();
    for personal in [&shown.service, &shown.username, &shown.browser, &shown.os, &shown.ip, "Approved"] {
        assert!(!notes.contains(personal), "the notebook says {personal}");
    }
}

#[tokio::test]
async fn entries_in_clear_are_sealed_at_the_first_start_and_none_is_lost() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = denied(&world, &mut phone).await;
    drop(phone);
    let earlier = put_in_clear(&world);
    let mut phone = world.start().await;
    world.notebook.says(|notes| notes.contains(&earlier) && !says_where_from(notes)).await;
    assert_eq!(ids(&mut phone, PIN).await, [login.id.as_str(), &earlier]);
    drop(phone);
    assert_eq!(ids(&mut world.start().await, PIN).await, [login.id.as_str(), &earlier]);
}

#[tokio::test]
async fn record_without_a_history_key_is_given_one_by_the_first_pin_or_finger() {
    for by_finger in [false, true] {
        let world = World { sensor: FakeSensor::strong(Sensor::Fingerprint), ..World::new() };
        let mut phone = world.phone_without_pin().await;
        phone.press(Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: by_finger }).await;
        phone.sees_home_online().await;
        drop(phone);
        take_history_keys(&world).await;
        let earlier = put_in_clear(&world);
        let mut phone = world.start().await;
        let login = denied(&world, &mut phone).await;
        phone.press(Intent::OpenHistory).await;
        if !by_finger {
            phone.enter_pin(PIN).await;
        }
        let history = phone.sees_history().await;
        assert_eq!(
            history.iter().map(|past| past.id.as_str()).collect::<Vec<_>>(),
            [login.id.as_str(), &earlier]
        );
        world.notebook.says(|notes| notes.contains(&earlier) && !says_where_from(notes)).await;
        assert_eq!(record(&world).history.len(), 1);
        drop(phone);
        let mut phone = world.start().await;
        phone.press(Intent::OpenHistory).await;
        if !by_finger {
            phone.enter_pin(PIN).await;
        }
        assert_eq!(phone.sees_history().await.len(), 2);
    }
}

#[tokio::test]
async fn stolen_data_key_reads_no_entry_that_was_sealed_after_a_change_of_pin() {
    let world = World::new();
    let mut phone = world.phone().await;
    let first = denied(&world, &mut phone).await;
    let thief = Stolen::from(&world, PIN).await;
    assert_eq!(thief.reads(&world.notebook), 1);
    change_pin(&mut phone, PIN, NEW_PIN).await;
    let second = denied(&world, &mut phone).await;
    assert_eq!(thief.reads(&world.notebook), 1, "what was there when the key was stolen");
    assert_eq!(Stolen::from(&world, NEW_PIN).await.reads(&world.notebook), 2);
    drop(phone);
    let mut phone = world.start().await;
    assert_eq!(ids(&mut phone, NEW_PIN).await, [second.id.as_str(), first.id.as_str()]);
}

#[tokio::test]
async fn history_key_stays_while_an_entry_is_sealed_to_it() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = denied(&world, &mut phone).await;
    let sealed_to = record(&world).history.last().unwrap().public;
    let stays = |world: &World| record(world).history.iter().any(|key| key.public == sealed_to);
    for (old, new) in [(PIN, NEW_PIN), (NEW_PIN, PIN), (PIN, NEW_PIN)] {
        change_pin(&mut phone, old, new).await;
        assert!(stays(&world));
        assert!(record(&world).history.len() <= 3, "keys that nothing needs are dropped");
    }
    assert_eq!(ids(&mut phone, NEW_PIN).await, [login.id.as_str()]);
    drop(phone);
    world.notebook.put(b"{}");
    change_pin(&mut world.start().await, NEW_PIN, PIN).await;
    assert!(!stays(&world), "its entry is gone");
}

#[tokio::test]
async fn entry_that_was_moved_or_changed_does_not_open_and_spoils_no_other() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = denied(&world, &mut phone).await;
    let other = denied(&world, &mut phone).await;
    drop(phone);
    let notes: Value = serde_json::from_str(&world.notebook.text().unwrap()).unwrap();
    for edit in [
        (|entries| entries[0]["id"] = "x".repeat(22).into()) as fn(&mut Value),
        |entries| entries[0]["keys"] = entries[1]["sealed"]["sealed"].clone(),
        |entries| entries[0]["sealed"] = entries[1]["sealed"].clone(),
        |entries| entries[0]["sealed"]["ephemeral"] = entries[1]["sealed"]["ephemeral"].clone(),
        |entries| entries[0]["to"] = "A".repeat(43).into(),
    ] {
        let mut edited = notes.clone();
        edit(&mut edited["history"]);
        world.notebook.put(&serde_json::to_vec(&edited).unwrap());
        let mut phone = world.start().await;
        assert_eq!(ids(&mut phone, PIN).await, [login.id.as_str()]);
        let pruned = world
            .notebook
            .says(|notes| !notes.contains(other.id.as_str()) && notes.matches("\"to\"").count() == 1);
        pruned.await;
    }
}

#[tokio::test]
async fn approval_that_took_no_effect_is_corrected_after_a_restart_too() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.app.open_link(&world.backend.link(&login), None).await;
    phone.approve("").await;
    phone.sees_result().await;
    world.clock.advance(std::time::Duration::from_secs(120));
    world.backend.ending(&login);
    world.notebook.says(|notes| notes.contains("took_no_effect")).await;
    drop(phone);
    assert_eq!(world.start().await.read_history().await[0].ending, Ending::Expired);
}
