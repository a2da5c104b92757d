//! The state file across restarts, and its errors.

use std::fs;
use std::path::Path;

use backend_mock::{Config, PushConfig, Server, StartError, StateFileError};
use key_protocol::decision::{Answer as Verdict, Outcome};
use key_protocol::paths::{Endpoint, PushVerb};
use key_protocol::problem::Problem;
use key_protocol::push::{LastPush, PushResult};
use serde_json::{Value, json};
use support::wire::{ApiResponse, NewPhone};
use support::world::{MAIJA, MAIJAS_CODES, NOON, World};

/// Public key from the example in RFC 8291.
const POINT: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

async fn start_with(path: &Path) -> Result<(), StartError> {
    let config = Config { state: Some(path.to_owned()), ..Config::for_tests().unwrap() };
    Server::start(config).await.map(|_| ())
}

/// Restarts the backend with a stored state that `change` has changed.
async fn restart_changed(world: &mut World, change: impl FnOnce(&mut Value)) {
    world.stop().await;
    let mut stored: Value = serde_json::from_slice(&fs::read(world.state_file()).unwrap()).unwrap();
    change(&mut stored["state"]);
    fs::write(world.state_file(), stored.to_string()).unwrap();
    world.start().await;
}

/// Removes members that older state files do not have.
fn remove(object: &mut Value, names: &[&str]) {
    for name in names {
        assert!(object.as_object_mut().unwrap().remove(*name).is_some(), "{name}");
    }
}

#[tokio::test]
async fn state_survives_a_restart() {
    let mut world = World::saving(|_| ()).await;
    let (new_phone, statement) = NewPhone::of_maija(&world);
    let enrolled = new_phone.send(&statement).await;
    let (login, decided) = (world.issue(MAIJA), world.issue(MAIJA).id);
    let phone = new_phone.connected(&statement, &enrolled);
    let decision = phone.decision(&phone.challenge(&decided).await, &Verdict::Report, NOON);
    let reported = phone.send_decision(&decided, &decision).await;
    for _ in 0..5 {
        NewPhone::new(&world).enrol(MAIJA, "WRNG-2345").await;
    }
    world.restart().await;

    let repeated = NewPhone::new(&world).send(&statement).await;
    assert_eq!((repeated.status, repeated.body), (201, enrolled.body));
    assert_eq!(phone.send_decision(&decided, &decision).await.body, reported.body);
    let problem = phone.get(Endpoint::Challenge(&login.id)).await.problem();
    assert!(matches!(problem, Problem::AlreadyDecided { outcome: Outcome::Cancelled, at, .. } if at == NOON));
    assert!(world.user(MAIJA).is_frozen);
    let delayed = Problem::TooManyAttempts { retry_after: 30 };
    assert_eq!(NewPhone::new(&world).enrol(MAIJA, MAIJAS_CODES[1]).await.problem(), delayed);
    assert_eq!(world.user(MAIJA).one_time_passwords.len(), 7);
}

#[tokio::test]
async fn state_file_without_logbook_is_read() {
    let mut world = World::saving(|_| ()).await;
    world.issue(MAIJA);
    restart_changed(&mut world, |state| {
        remove(state, &["messages", "logbook"]);
        for user in state["users"].as_array_mut().unwrap() {
            remove(user, &["email", "phone", "joining"]);
        }
        for session in state["sessions"].as_object_mut().unwrap().values_mut() {
            remove(session, &["from", "list_until"]);
        }
    })
    .await;
    let codes = world.user(MAIJA).one_time_passwords.len();
    assert_eq!((codes, world.control.challenges(MAIJA).len()), (8, 1));
}

#[tokio::test]
async fn push_registration_and_last_result_are_stored_and_optional() {
    let mut world = World::saving(|config| config.push = PushConfig::to_loopback().unwrap()).await;
    let phone = world.wire_phone().await;
    let nobody = json!({ "transport": "webpush", "endpoint": "http://127.0.0.1:9/x", "p256dh": POINT, "auth": "A".repeat(22) });
    phone.send(Endpoint::Push(&phone.id, PushVerb::Register), nobody.to_string()).await;
    phone.send(Endpoint::Push(&phone.id, PushVerb::Test), r#"{"token":"t"}"#).await;
    let last = world.until("a result", |control| control.devices(MAIJA)[0].last_push).await;
    assert_eq!(last, LastPush { at: NOON, result: PushResult::Unreachable });

    world.restart_with(|config| config.push = PushConfig::default()).await;
    let device = world.control.devices(MAIJA).remove(0);
    assert_eq!((json!(device.push), device.last_push), (nobody.clone(), Some(last)));
    assert_eq!(world.control.pushes(), [], "pending pushes are not stored");

    restart_changed(&mut world, |state| {
        state["pushes"] =
            json!([{ "at": NOON, "to": nobody, "message": { "challenge": "x", "device": "y" } }]);
        remove(&mut state["devices"][0], &["last_push", "last_test"]);
    })
    .await;
    let device = world.control.devices(MAIJA).remove(0);
    assert_eq!((json!(device.push), device.last_push), (nobody, None));
}

#[tokio::test]
async fn damaged_state_file_is_reported_and_left_unchanged() {
    let mut world = World::saving(|_| ()).await;
    world.stop().await;
    let path = world.state_file();
    let whole = fs::read(&path).unwrap();
    let cases = [whole[..whole.len() / 2].to_vec(), vec![], b"{}".to_vec(), vec![0; 100], b"[]".to_vec()];
    for damaged in cases {
        fs::write(&path, &damaged).unwrap();
        let error = start_with(&path).await.err().unwrap();
        assert!(matches!(error, StartError::StateFile(StateFileError::Damaged { .. })), "{error}");
        assert!(error.to_string().contains(&path.display().to_string()), "{error}");
        assert_eq!(fs::read(&path).unwrap(), damaged);
    }
    fs::write(&path, json!({ "version": 2, "state": {} }).to_string()).unwrap();
    let error = start_with(&path).await.err().unwrap();
    let is_refused = matches!(error, StartError::StateFile(StateFileError::OtherVersion { version: 2, .. }));
    assert!(is_refused, "{error}");
}

#[tokio::test]
async fn unusable_state_path_fails_at_start() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = start_with(&folder.path().join("missing").join("state.json")).await;
    assert!(matches!(nowhere, Err(StartError::StateFile(StateFileError::Unwritable { .. }))));
    let not_a_file = start_with(folder.path()).await;
    assert!(matches!(not_a_file, Err(StartError::StateFile(StateFileError::Unreadable { .. }))));
}

#[tokio::test]
async fn change_that_cannot_be_saved_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let folder_of_state = folder.path().join("place");
    fs::create_dir(&folder_of_state).unwrap();
    let world = World::with(|config| config.state = Some(folder_of_state.join("state.json"))).await;
    let (phone, statement) = NewPhone::of_maija(&world);
    fs::rename(&folder_of_state, folder.path().join("away")).unwrap();
    let reply = phone.send(&statement).await;
    assert_eq!((reply.status, Problem::from_json(&reply.body).is_err()), (500, true));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(world.control.devices(MAIJA).len(), 0);

    fs::rename(folder.path().join("away"), &folder_of_state).unwrap();
    assert_eq!(phone.send(&statement).await.status, 201);
    let left: Vec<_> =
        fs::read_dir(&folder_of_state).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["state.json"]);
}

#[tokio::test]
async fn second_backend_on_the_same_address_fails_to_start() {
    let world = World::new().await;
    let address = world.address().strip_prefix("http://").unwrap().parse().unwrap();
    let config = Config { listen: address, ..Config::for_tests().unwrap() };
    let error = Server::start(config).await.err().unwrap();
    assert!(matches!(error, StartError::Listen { .. }), "{error}");
    let _ = ApiResponse::of(world.http.get(format!("{}/api", world.origin()))).await;
}
