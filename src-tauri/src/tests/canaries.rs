//! No key and nothing that was typed reaches a page or the log of a panic; the offline code reaches
//! a page only while it is shown.

use std::thread;

use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Call, Canaries, Mishap, World};
use key_protocol::decision::Outcome;
use serde_json::{Value, json};

use super::panics;
use super::wire::Wire;

fn connect(world: &World, code: &str) -> Value {
    json!({ "Enrol": { "address": world.address(), "username": World::USERNAME, "code": code } })
}

/// Malformed `dispatch` arguments that contain a secret, as an outdated or a hostile page could
/// send them.
fn misspelled(secret: &str) -> Vec<Value> {
    vec![
        json!({ "intent": secret }),
        json!({ "intent": { secret: {} } }),
        json!({ "intent": { "EnterPin": secret } }),
        json!({ "intent": { "EnterPin": { "pin": { secret: secret } } } }),
        json!({ "intent": { "EnterPin": { "digits": secret } } }),
        json!({ "intent": { "EnterPin": { "pin": secret.parse::<u64>().unwrap_or(0) } } }),
        json!({ "intent": { "EnterPin": [secret, secret] } }),
        json!({ "intent": { "Enrol": { "address": [secret], "username": secret, "code": secret } } }),
        json!({ "intent": { "Approve": { "id": secret, "number": [secret] } } }),
        json!({ secret: secret }),
        json!([secret]),
        json!(secret),
    ]
}

#[test]
fn nothing_secret_reaches_the_page_but_the_code_on_show() {
    let world = World::new();
    let wire = Wire::to(&world);
    wire.ask(connect(&world, "WRNG-2345"));
    wire.ask(connect(&world, World::CODES[0]));
    wire.ask(json!({ "ChoosePin": { "pin": "123456", "sensor": false } }));
    wire.ask(json!({ "ChoosePin": { "pin": PIN, "sensor": false } }));
    let home = wire.view();
    let account = &home["screen"]["Home"]["accounts"][0]["id"];

    wire.ask(json!({ "OpenOfflineCode": { "account": account } }));
    wire.ask(json!({ "EnterPin": { "pin": WRONG_PIN } }));
    let shown = wire.ask(json!({ "EnterPin": { "pin": PIN } }));
    let code = shown["screen"]["OfflineCode"]["code"]["Shown"]["digits"]
        .as_str()
        .unwrap_or_else(|| panic!("no code on show: {shown}"));
    assert_eq!(code, world.backend.offline_code(World::USERNAME));
    let hidden = wire.ask(json!("Back"));

    let login = world.backend.issue(World::USERNAME);
    world.backend.expect(Call::Decide, Mishap::AnswerLost);
    while wire.view()["screen"].get("Challenge").is_none() {
        thread::yield_now();
    }
    wire.ask(json!({ "Approve": { "id": login.id, "number": login.number } }));
    wire.ask(json!({ "EnterPin": { "pin": PIN } }));
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Approved));
    for arguments in [PIN, World::CODES[1]].into_iter().flat_map(misspelled) {
        assert!(wire.call("dispatch", arguments.clone()).is_err(), "{arguments}");
        let _ = wire.call("current_view", arguments);
    }

    let mut secrets = tauri::async_runtime::block_on(Canaries::stored_in(&world.vault, PIN));
    for typed in [PIN, WRONG_PIN, "123456", "WRNG-2345", World::CODES[0], World::CODES[1]] {
        secrets.add("what was typed", typed.as_bytes());
    }
    let mut shown = Canaries::default();
    shown.add("the offline code", code.as_bytes());
    for text in wire.said() {
        secrets.assert_none_in(&format!("what reached the page: {text}"), &text);
        if !text.contains(r#""Shown""#) {
            shown.assert_none_in("a view that shows no code", &text);
        }
    }
    assert!(!hidden.to_string().contains(r#""Shown""#));
}

#[test]
fn a_panic_is_logged_without_what_was_put_into_its_message() {
    panics::watch();
    let clumsy = thread::Builder::new().name("tests::clumsy".to_owned());
    clumsy.spawn(|| panic!("{PIN} is no PIN, {}", World::CODES[0])).unwrap().join().unwrap_err();
    let logged = panics::logged("tests::clumsy");
    assert!(logged.contains(file!()), "{logged}");
    let mut secrets = Canaries::default();
    secrets.add("the PIN", PIN.as_bytes());
    secrets.add("the one-time password", World::CODES[0].as_bytes());
    secrets.assert_none_in("the log", logged);
}
