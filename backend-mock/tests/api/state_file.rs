//! The state file across restarts, and its errors.

use std::fs;
use std::path::Path;

use backend_mock::{Config, PushConfig, Server, StartError, StateFileError};
use key_protocol::decision::{Answer as Verdict, Outcome};
use key_protocol::enrolment::EnrolmentResponse;
use key_protocol::paths::{Endpoint, PushVerb};
use key_protocol::problem::Problem;
use key_protocol::push::{LastPush, PushResult};
use serde_json::{Value, json};

use crate::support::{ApiResponse, MAIJA, MAIJAS_CODES, NOON, NewPhone, World};

/// Public key from the example in RFC 8291.
const POINT: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

async fn world_with_state(path: &Path) -> World {
    let path = path.to_owned();
    World::with(|config| {
        config.state = Some(path);
        config.origin = Some(key_protocol::ids::Origin::parse("https://key.example").unwrap());
    })
    .await
}

async fn start_with(path: &Path) -> Result<(), StartError> {
    let config = Config { state: Some(path.to_owned()), ..Config::for_tests().unwrap() };
    Server::start(config).await.map(|_| ())
}

#[tokio::test]
async fn state_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.json");
    let first = World::with(|config| config.state = Some(path.clone())).await;
    let origin = first.origin().clone();
    let phone_to_enrol = NewPhone::new(&first);
    let statement = phone_to_enrol.statement(MAIJA, MAIJAS_CODES[0], NOON);
    let enrolled = phone_to_enrol.send(&statement).await;
    let response: EnrolmentResponse = serde_json::from_slice(&enrolled.body).unwrap();
    let login = first.control.issue_login(MAIJA).unwrap();
    let decided = first.control.issue_login(MAIJA).unwrap().id;
    let phone = phone_to_enrol.connected(&statement, &response);
    let challenge = phone.challenge(&first, &decided).await;
    let decision = phone.decision(&challenge, &Verdict::Report, NOON);
    let reported = phone.send_decision(&first, &decided, &decision).await;
    for _ in 0..5 {
        NewPhone::new(&first).enrol(&first, MAIJA, "wrong").await;
    }
    first.server.shutdown().await;

    let again = World::with(|config| {
        config.state = Some(path.clone());
        config.listen = origin.as_str().strip_prefix("http://").unwrap().parse().unwrap();
    })
    .await;
    let repeated = NewPhone::new(&again).send(&statement).await;
    assert_eq!((repeated.status, repeated.body), (201, enrolled.body));
    assert_eq!(phone.send_decision(&again, &decided, &decision).await.body, reported.body);
    let cancelled = Problem::AlreadyDecided { outcome: Outcome::Cancelled, by_device: None, at: NOON };
    assert_eq!(phone.get(&again, Endpoint::Challenge(&login.id)).await.problem(), cancelled);
    assert!(again.control.users()[0].is_frozen);
    let delayed = Problem::TooManyAttempts { retry_after: 30 };
    assert_eq!(NewPhone::new(&again).enrol(&again, MAIJA, MAIJAS_CODES[1]).await.problem(), delayed);
    assert_eq!(again.control.users()[0].one_time_passwords.len(), 7);
}

#[tokio::test]
async fn state_file_without_logbook_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.json");
    let world = world_with_state(&path).await;
    world.control.issue_login(MAIJA).unwrap();
    world.server.shutdown().await;
    let mut stored: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let state = stored["state"].as_object_mut().unwrap();
    for new in ["messages", "logbook"] {
        assert!(state.remove(new).is_some(), "{new}");
    }
    for user in state["users"].as_array_mut().unwrap() {
        let user = user.as_object_mut().unwrap();
        assert!(["email", "phone", "joining"].map(|new| user.remove(new)).iter().all(Option::is_some));
    }
    for session in state["sessions"].as_object_mut().unwrap().values_mut() {
        let session = session.as_object_mut().unwrap();
        assert!(["from", "list_until"].map(|new| session.remove(new)).iter().all(Option::is_some));
    }
    fs::write(&path, stored.to_string()).unwrap();
    let again = world_with_state(&path).await;
    assert_eq!(
        (again.control.users()[0].one_time_passwords.len(), again.control.challenges(MAIJA).len()),
        (8, 1)
    );
}

#[tokio::test]
async fn push_registration_and_last_result_are_stored_and_optional() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.json");
    let first = World::with(|config| {
        config.state = Some(path.clone());
        config.push = PushConfig::to_loopback().unwrap();
    })
    .await;
    let phone = first.phone().await;
    let nobody = json!({ "transport": "webpush", "endpoint": "http://127.0.0.1:9/x", "p256dh": POINT, "auth": "A".repeat(22) });
    phone.send(&first, Endpoint::Push(&phone.id, PushVerb::Register), nobody.to_string()).await;
    phone.send(&first, Endpoint::Push(&phone.id, PushVerb::Test), r#"{"token":"t"}"#).await;
    let last = first.control.until(|control| control.devices(MAIJA)[0].last_push).await;
    assert_eq!(last, LastPush { at: NOON, result: PushResult::Unreachable });
    first.server.shutdown().await;

    let again = world_with_state(&path).await;
    let device = again.control.devices(MAIJA).remove(0);
    assert_eq!((json!(device.push), device.last_push), (nobody.clone(), Some(last)));
    assert_eq!(again.control.pushes(), [], "pending pushes are not stored");
    again.server.shutdown().await;

    let mut stored: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    stored["state"]["pushes"] =
        json!([{ "at": NOON, "to": nobody, "message": { "challenge": "x", "device": "y" } }]);
    let device = stored["state"]["devices"][0].as_object_mut().unwrap();
    assert!(["last_push", "last_test"].map(|new| device.remove(new)).iter().all(Option::is_some));
    fs::write(&path, stored.to_string()).unwrap();
    let old = world_with_state(&path).await;
    let device = old.control.devices(MAIJA).remove(0);
    assert_eq!((json!(device.push), device.last_push), (nobody, None));
}

#[tokio::test]
async fn damaged_state_file_is_reported_and_left_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.json");
    world_with_state(&path).await.server.shutdown().await;
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
    assert!(
        matches!(error, StartError::StateFile(StateFileError::OtherVersion { version: 2, .. })),
        "{error}"
    );
}

#[tokio::test]
async fn unusable_state_path_fails_at_start() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("missing").join("state.json");
    assert!(matches!(
        start_with(&nowhere).await,
        Err(StartError::StateFile(StateFileError::Unwritable { .. }))
    ));
    assert!(matches!(
        start_with(folder.path()).await,
        Err(StartError::StateFile(StateFileError::Unreadable { .. }))
    ));
}

#[tokio::test]
async fn change_that_cannot_be_saved_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let folder_of_state = folder.path().join("place");
    fs::create_dir(&folder_of_state).unwrap();
    let world = World::with(|config| config.state = Some(folder_of_state.join("state.json"))).await;
    let phone = NewPhone::new(&world);
    let statement = phone.statement(MAIJA, MAIJAS_CODES[0], NOON);

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
    let address = world.origin().as_str().strip_prefix("http://").unwrap().parse().unwrap();
    let config = Config { listen: address, ..Config::for_tests().unwrap() };
    let error = Server::start(config).await.err().unwrap();
    assert!(matches!(error, StartError::Listen { .. }), "{error}");
    let _ = ApiResponse::of(world.http.get(format!("{}/api", world.origin()))).await;
}
