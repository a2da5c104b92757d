//! What a test can make go wrong.

use backend_mock::Route;
use key_protocol::decision::{Answer as Decided, Outcome};
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use serde_json::json;

use crate::support::{Answer, MAIJA, MAIJAS_CODES, NOON, Unconnected, World};

#[tokio::test]
async fn the_next_requests_of_one_kind_fail() {
    let world = World::new().await;
    let phone = world.phone().await;
    world.mock.fail_next(Route::Challenges, 2, 503);
    assert_eq!(phone.get(&world, Endpoint::Devices).await.status, 200);
    for status in [503, 503, 200] {
        assert_eq!(phone.get(&world, Endpoint::Challenges).await.status, status);
    }
}

#[tokio::test]
async fn a_lost_response_was_carried_out_and_can_be_had_again() {
    let world = World::new().await;
    let phone = Unconnected::new(&world);
    let statement = phone.statement(MAIJA, MAIJAS_CODES[0], NOON);
    world.mock.lose_next_response(Route::Enrol);
    assert!(Answer::try_of(phone.request(&statement)).await.is_err());
    assert_eq!(world.mock.devices(MAIJA).len(), 1);
    let answer = phone.send(&statement).await;
    assert_eq!(answer.status, 201);

    let phone = phone.connected(&statement, &serde_json::from_slice(&answer.body).unwrap());
    let id = world.mock.ask_login(MAIJA).unwrap().id;
    let challenge = phone.challenge(&world, &id).await;
    let decision = phone.decision(&challenge, &Decided::Deny, NOON);
    let endpoint = Endpoint::Decision(&id);
    let body = json!({ "decision": decision }).to_string();
    world.mock.lose_next_response(Route::Decision);
    let proof = phone.proof(endpoint, NOON);
    assert!(Answer::try_of(phone.request(endpoint, proof.as_str()).body(body)).await.is_err());
    assert_eq!(world.mock.challenges(MAIJA)[0].outcome, Some(Outcome::Denied));
    assert_eq!(phone.send_decision(&world, &id, &decision).await.json(), json!({ "status": "denied" }));
}

#[tokio::test]
async fn the_backends_clock_can_be_wrong() {
    let world = World::new().await;
    let phone = world.phone().await;
    world.mock.skew_clock(600);
    let answer =
        Answer::of(phone.request(Endpoint::Challenges, phone.proof(Endpoint::Challenges, NOON).as_str()))
            .await;
    assert_eq!(answer.problem(), Problem::ClockSkew { server_time: NOON + 600 });
}
