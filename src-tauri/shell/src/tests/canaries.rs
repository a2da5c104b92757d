//! No key and nothing that was typed reaches a page or the log of a panic; the offline code reaches
//! a page only while it is shown.

use std::thread;

use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Call, Canaries, Mishap, World};
use key_protocol::decision::Outcome;
use serde_json::{Value, json};

use super::panics;
use super::wire::Wire;

fn enrol(world: &World, code: &str) -> Value {
    json!({ "Enrol": { "address": world.address(), "username": World::USERNAME, "code": code } })
}

/// Malformed `dispatch` arguments that contain a secret, as an outdated or a hostile page could
/// send them.
fn malformed_arguments(secret: &str) -> Vec<Value> {
    vec![
        json!({ "intent": secret }),
        json!({ "intent": { secret: {} } }),
        json!({ "intent": { "EnterPin": secret } }),
        json!({ "intent": { "EnterPin": { "pad": 1, "pin": { secret: secret } } } }),
        json!({ "intent": { "EnterPin": { "digits": secret } } }),
        json!({ "intent": { "EnterPin": { "pad": 1, "pin": secret.parse::<u64>().unwrap_or(0) } } }),
        json!({ "intent": { "EnterPin": [secret, secret] } }),
        json!({ "intent": { "Enrol": { "address": [secret], "username": secret, "code": secret } } }),
        json!({ "intent": { "Approve": { "id": secret, "number": [secret] } } }),
        json!({ secret: secret }),
        json!([secret]),
        json!(secret),
    ]
}

#[test]
fn page_receives_no_secret_but_the_shown_offline_code() {
    let world = World::new();
    let wire = Wire::open(&world);
    wire.dispatch(json!("AddAccount"));
    wire.dispatch(enrol(&world, "WRNG-2345"));
    wire.dispatch(enrol(&world, World::CODES[0]));
    wire.dispatch(json!({ "ChoosePin": { "pin": "123456", "sensor": false } }));
    wire.dispatch(json!({ "ChoosePin": { "pin": PIN, "sensor": false } }));
    let home = wire.view();
    let account = &home["screen"]["Home"]["accounts"][0]["id"];

    wire.dispatch(json!({ "OpenOfflineCode": { "account": account } }));
    wire.dispatch(wire.enter_pin(WRONG_PIN));
    let shown = wire.dispatch(wire.enter_pin(PIN));
    let code = shown["screen"]["OfflineCode"]["code"]["Shown"]["digits"]
        .as_str()
        .unwrap_or_else(|| panic!("no code on show: {shown}"));
    assert_eq!(code, world.backend.offline_code(World::USERNAME));
    let hidden = wire.dispatch(json!("Back"));

    let login = world.backend.issue(World::USERNAME);
    world.backend.expect(Call::Decide, Mishap::AnswerLost);
    while wire.view()["screen"].get("Challenge").is_none() {
        thread::yield_now();
    }
    wire.dispatch(json!({ "Approve": { "id": login.id, "number": login.number } }));
    wire.dispatch(wire.enter_pin(PIN));
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Approved));
    for arguments in [PIN, World::CODES[1]].into_iter().flat_map(malformed_arguments) {
        assert!(wire.call("dispatch", arguments.clone()).is_err(), "{arguments}");
        let _ = wire.call("current_view", arguments);
    }

    let mut secrets = tauri::async_runtime::block_on(Canaries::stored_in(&world.vault, PIN));
    for typed in [PIN, WRONG_PIN, "123456", "WRNG-2345", World::CODES[0], World::CODES[1]] {
        secrets.add("what was typed", typed.as_bytes());
    }
    let mut shown = Canaries::default();
    shown.add("the offline code", code.as_bytes());
    for text in wire.received() {
        secrets.assert_none_in(&format!("what reached the page: {text}"), &text);
        if !text.contains(r#""Shown""#) {
            shown.assert_none_in("a view that shows no code", &text);
        }
    }
    assert!(!hidden.to_string().contains(r#""Shown""#));
}

#[test]
fn panic_is_logged_without_its_formatted_message() {
    panics::watch();
    let panicking = thread::Builder::new().name("tests::panicking".to_owned());
    panicking.spawn(|| panic!("{PIN} is no PIN, {}", World::CODES[0])).unwrap().join().unwrap_err();
    let logged = panics::logged("tests::panicking");
    assert!(logged.contains(file!()), "{logged}");
    let mut secrets = Canaries::default();
    secrets.add("the PIN", PIN.as_bytes());
    secrets.add("the one-time password", World::CODES[0].as_bytes());
    secrets.assert_none_in("the log", logged);
}
