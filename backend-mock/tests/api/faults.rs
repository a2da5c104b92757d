//! Faults of the devices' requests that a test can switch on.

use backend_mock::{Fault, RecordedAnswer, RequestFault, Route, SwitchedOn, Times};
use key_protocol::decision::{Answer as Verdict, Outcome};
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use serde_json::{Value, json};
use support::wire::{ApiResponse, NewPhone, Phone};
use support::world::{MAIJA, NOON, World};

/// Switches on a fault for the next request of the route.
fn next(world: &World, route: Route, fault: RequestFault) {
    world.control.switch_on(Fault::Request(route, fault), Times::Next(1));
}

async fn status(phone: &Phone, endpoint: Endpoint<'_>) -> u16 {
    phone.get(endpoint).await.status
}

#[tokio::test]
async fn next_requests_of_one_route_fail() {
    let (world, phone) = World::with_wire_phone().await;
    world.control.fail_next(Route::Challenges, 2, 503);
    assert_eq!(status(&phone, Endpoint::Devices).await, 200);
    for expected in [503, 503, 200] {
        assert_eq!(status(&phone, Endpoint::Challenges).await, expected);
    }
}

#[tokio::test]
async fn unlimited_fault_lasts_until_switched_off() {
    let (world, phone) = World::with_wire_phone().await;
    let fault = Fault::Request(Route::Devices, RequestFault::Refuse(500));
    let id = world.control.switch_on(fault, Times::UntilOff);
    for _ in 0..5 {
        assert_eq!(status(&phone, Endpoint::Devices).await, 500);
    }
    assert_eq!(world.control.faults(), [SwitchedOn { id, fault, left: Times::UntilOff }]);
    world.control.switch_off(id);
    assert_eq!(world.control.faults(), []);
    assert_eq!(status(&phone, Endpoint::Devices).await, 200);
}

#[tokio::test]
async fn limited_fault_takes_precedence_over_unlimited_one() {
    let (world, phone) = World::with_wire_phone().await;
    world.control.switch_on(Fault::Request(Route::Devices, RequestFault::Refuse(500)), Times::UntilOff);
    world.control.fail_next(Route::Devices, 2, 503);
    for expected in [503, 503, 500] {
        assert_eq!(status(&phone, Endpoint::Devices).await, expected);
    }
}

#[tokio::test]
async fn active_faults_show_the_times_left_and_can_all_be_switched_off() {
    let (world, phone) = World::with_wire_phone().await;
    world.control.fail_next(Route::Challenges, 3, 503);
    world.control.fail_next(Route::Push, 0, 503);
    world.control.skew_clock(30);
    assert_eq!(status(&phone, Endpoint::Challenges).await, 503);
    let left: Vec<_> = world.control.faults().iter().map(|on| on.left).collect();
    assert_eq!((left, world.control.skew()), (vec![Times::Next(2)], 30));

    world.control.switch_all_off();
    assert_eq!((world.control.faults(), world.control.skew(), world.control.now()), (vec![], 0, NOON));
    assert_eq!(status(&phone, Endpoint::Challenges).await, 200);
}

#[tokio::test]
async fn delayed_request_is_executed_at_once_and_answered_late() {
    let (world, phone) = World::with_wire_phone().await;
    let id = world.issue(MAIJA).id;
    let challenge = phone.challenge(&id).await;
    let body = json!({ "decision": phone.decision(&challenge, &Verdict::Deny, NOON) }).to_string();
    let mut stream = phone.events().await;
    next(&world, Route::Decision, RequestFault::Delay(5));
    let response = tokio::spawn(ApiResponse::of(phone.proven(Endpoint::Decision(&id)).body(body)));

    stream.next().await.unwrap();
    assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(Outcome::Denied));
    world.advance(4);
    assert_eq!(status(&phone, Endpoint::Challenges).await, 200);
    let recorded = || {
        let mut all = world.control.recorded_requests().into_iter();
        all.find(|request| request.route == Route::Decision).unwrap().answer
    };
    assert!(!response.is_finished());
    assert_eq!(recorded(), RecordedAnswer::NotYet);
    world.advance(1);
    assert_eq!(response.await.unwrap().json(), json!({ "status": "denied" }));
    assert_eq!(recorded(), RecordedAnswer::Status(200));
}

#[tokio::test]
async fn dropped_request_is_not_executed() {
    let world = World::new().await;
    let (phone, statement) = NewPhone::of_maija(&world);
    next(&world, Route::Enrol, RequestFault::Drop);
    assert!(ApiResponse::try_of(phone.request(&statement)).await.is_err());
    assert!(world.control.devices(MAIJA).is_empty());
    assert_eq!(world.control.recorded_requests()[0].answer, RecordedAnswer::Cut);
    assert_eq!(phone.send(&statement).await.status, 201);
}

#[tokio::test]
async fn broken_response_has_status_200_and_an_unreadable_body() {
    let (world, phone) = World::with_wire_phone().await;
    next(&world, Route::Devices, RequestFault::BrokenJson);
    next(&world, Route::Devices, RequestFault::WrongShape);
    let broken = phone.get(Endpoint::Devices).await;
    assert_eq!((broken.status, broken.header("content-type")), (200, Some("application/json")));
    assert!(serde_json::from_slice::<Value>(&broken.body).unwrap_err().is_eof());
    let misshapen = phone.get(Endpoint::Devices).await;
    assert_eq!(misshapen.status, 200);
    assert!(misshapen.json().is_object() && misshapen.json().get("devices").is_none());
    assert!(phone.get(Endpoint::Devices).await.json()["devices"].is_array());
}

#[tokio::test]
async fn request_with_broken_response_is_executed() {
    let world = World::new().await;
    let (phone, statement) = NewPhone::of_maija(&world);
    next(&world, Route::Enrol, RequestFault::BrokenJson);
    assert_eq!(phone.send(&statement).await.status, 200);
    assert_eq!(world.control.devices(MAIJA).len(), 1);
    assert_eq!(phone.send(&statement).await.status, 201);
    assert_eq!(world.control.devices(MAIJA).len(), 1);
}

#[tokio::test]
async fn request_with_lost_response_is_executed_and_repeatable() {
    let world = World::new().await;
    let (phone, statement) = NewPhone::of_maija(&world);
    world.control.lose_next_response(Route::Enrol);
    assert!(ApiResponse::try_of(phone.request(&statement)).await.is_err());
    assert_eq!(world.control.devices(MAIJA).len(), 1);
    let response = phone.send(&statement).await;
    assert_eq!(response.status, 201);

    let phone = phone.connected(&statement, &response);
    let id = world.issue(MAIJA).id;
    let decision = phone.decision(&phone.challenge(&id).await, &Verdict::Deny, NOON);
    let body = json!({ "decision": decision }).to_string();
    world.control.lose_next_response(Route::Decision);
    assert!(ApiResponse::try_of(phone.proven(Endpoint::Decision(&id)).body(body)).await.is_err());
    assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(Outcome::Denied));
    assert_eq!(phone.send_decision(&id, &decision).await.json(), json!({ "status": "denied" }));
}

#[tokio::test]
async fn clock_of_the_backend_can_be_skewed() {
    let (world, phone) = World::with_wire_phone().await;
    world.control.skew_clock(600);
    let proof = phone.proof(Endpoint::Challenges, NOON);
    let response = ApiResponse::of(phone.request(Endpoint::Challenges, proof.as_str())).await;
    assert_eq!(response.problem(), Problem::ClockSkew { server_time: NOON + 600 });
}

#[tokio::test]
async fn event_stream_can_be_refused_and_cut() {
    let (world, phone) = World::with_wire_phone().await;
    next(&world, Route::Events, RequestFault::Refuse(502));
    assert_eq!(status(&phone, Endpoint::Events).await, 502);
    next(&world, Route::Events, RequestFault::Drop);
    assert!(ApiResponse::try_of(phone.proven(Endpoint::Events)).await.is_err());
    phone.events().await;
}
