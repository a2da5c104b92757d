//! Faults of the devices' requests that a test can switch on.

use backend_mock::{Fault, RecordedAnswer, RequestFault, Route, SwitchedOn, Times};
use key_protocol::decision::{Answer as Verdict, Outcome};
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use serde_json::{Value, json};

use crate::support::{ApiResponse, EventStream, MAIJA, MAIJAS_CODES, NOON, NewPhone, Phone, World};

/// Switches on a fault for the next request of the route.
fn next(world: &World, route: Route, fault: RequestFault) {
    world.control.switch_on(Fault::Request(route, fault), Times::Next(1));
}

async fn status(world: &World, phone: &Phone, endpoint: Endpoint<'_>) -> u16 {
    phone.get(world, endpoint).await.status
}

/// Sends a request that may get no response.
async fn try_get(world: &World, phone: &Phone, endpoint: Endpoint<'_>) -> reqwest::Result<ApiResponse> {
    ApiResponse::try_of(phone.request(endpoint, phone.proof(endpoint, world.control.now()).as_str())).await
}

#[tokio::test]
async fn next_requests_of_one_route_fail() {
    let world = World::new().await;
    let phone = world.phone().await;
    world.control.fail_next(Route::Challenges, 2, 503);
    assert_eq!(status(&world, &phone, Endpoint::Devices).await, 200);
    for expected in [503, 503, 200] {
        assert_eq!(status(&world, &phone, Endpoint::Challenges).await, expected);
    }
}

#[tokio::test]
async fn unlimited_fault_lasts_until_switched_off() {
    let world = World::new().await;
    let phone = world.phone().await;
    let fault = Fault::Request(Route::Devices, RequestFault::Refuse(500));
    let id = world.control.switch_on(fault, Times::UntilOff);
    for _ in 0..5 {
        assert_eq!(status(&world, &phone, Endpoint::Devices).await, 500);
    }
    assert_eq!(world.control.faults(), [SwitchedOn { id, fault, left: Times::UntilOff }]);
    world.control.switch_off(id);
    assert_eq!(world.control.faults(), []);
    assert_eq!(status(&world, &phone, Endpoint::Devices).await, 200);
}

#[tokio::test]
async fn limited_fault_takes_precedence_over_unlimited_one() {
    let world = World::new().await;
    let phone = world.phone().await;
    world.control.switch_on(Fault::Request(Route::Devices, RequestFault::Refuse(500)), Times::UntilOff);
    world.control.fail_next(Route::Devices, 2, 503);
    for expected in [503, 503, 500] {
        assert_eq!(status(&world, &phone, Endpoint::Devices).await, expected);
    }
}

#[tokio::test]
async fn active_faults_show_the_times_left_and_can_all_be_switched_off() {
    let world = World::new().await;
    let phone = world.phone().await;
    world.control.fail_next(Route::Challenges, 3, 503);
    world.control.fail_next(Route::Push, 0, 503);
    world.control.skew_clock(30);
    assert_eq!(status(&world, &phone, Endpoint::Challenges).await, 503);
    let left: Vec<_> = world.control.faults().iter().map(|on| on.left).collect();
    assert_eq!((left, world.control.skew()), (vec![Times::Next(2)], 30));

    world.control.switch_all_off();
    assert_eq!((world.control.faults(), world.control.skew(), world.control.now()), (vec![], 0, NOON));
    assert_eq!(status(&world, &phone, Endpoint::Challenges).await, 200);
}

#[tokio::test]
async fn delayed_request_is_executed_at_once_and_answered_late() {
    let world = World::new().await;
    let phone = world.phone().await;
    let id = world.control.issue_login(MAIJA).unwrap().id;
    let challenge = phone.challenge(&world, &id).await;
    let body = json!({ "decision": phone.decision(&challenge, &Verdict::Deny, NOON) }).to_string();
    let mut stream = EventStream::open(&world, &phone).await;
    next(&world, Route::Decision, RequestFault::Delay(5));
    let proof = phone.proof(Endpoint::Decision(&id), NOON);
    let request = phone.request(Endpoint::Decision(&id), proof.as_str()).body(body);
    let response = tokio::spawn(ApiResponse::of(request));

    stream.next().await.unwrap();
    assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(Outcome::Denied));
    world.clock.advance(4);
    assert_eq!(status(&world, &phone, Endpoint::Challenges).await, 200);
    let of_decision = |route| route == Route::Decision;
    let recorded = || {
        let all = world.control.recorded_requests();
        all.into_iter().find(|request| of_decision(request.route)).unwrap().answer
    };
    assert!(!response.is_finished());
    assert_eq!(recorded(), RecordedAnswer::NotYet);
    world.clock.advance(1);
    assert_eq!(response.await.unwrap().json(), json!({ "status": "denied" }));
    assert_eq!(recorded(), RecordedAnswer::Status(200));
}

#[tokio::test]
async fn dropped_request_is_not_executed() {
    let world = World::new().await;
    let phone = NewPhone::new(&world);
    let statement = phone.statement(MAIJA, MAIJAS_CODES[0], NOON);
    next(&world, Route::Enrol, RequestFault::Drop);
    assert!(ApiResponse::try_of(phone.request(&statement)).await.is_err());
    assert!(world.control.devices(MAIJA).is_empty());
    assert_eq!(world.control.recorded_requests()[0].answer, RecordedAnswer::Cut);
    assert_eq!(phone.send(&statement).await.status, 201);
}

#[tokio::test]
async fn broken_response_has_status_200_and_an_unreadable_body() {
    let world = World::new().await;
    let phone = world.phone().await;
    next(&world, Route::Devices, RequestFault::BrokenJson);
    next(&world, Route::Devices, RequestFault::WrongShape);
    let broken = phone.get(&world, Endpoint::Devices).await;
    assert_eq!((broken.status, broken.header("content-type")), (200, Some("application/json")));
    assert!(serde_json::from_slice::<Value>(&broken.body).unwrap_err().is_eof());
    let misshapen = phone.get(&world, Endpoint::Devices).await;
    assert_eq!(misshapen.status, 200);
    assert!(misshapen.json().is_object() && misshapen.json().get("devices").is_none());
    assert!(phone.get(&world, Endpoint::Devices).await.json()["devices"].is_array());
}

#[tokio::test]
async fn request_with_broken_response_is_executed() {
    let world = World::new().await;
    let phone = NewPhone::new(&world);
    let statement = phone.statement(MAIJA, MAIJAS_CODES[0], NOON);
    next(&world, Route::Enrol, RequestFault::BrokenJson);
    assert_eq!(phone.send(&statement).await.status, 200);
    assert_eq!(world.control.devices(MAIJA).len(), 1);
    assert_eq!(phone.send(&statement).await.status, 201);
    assert_eq!(world.control.devices(MAIJA).len(), 1);
}

#[tokio::test]
async fn request_with_lost_response_is_executed_and_repeatable() {
    let world = World::new().await;
    let phone = NewPhone::new(&world);
    let statement = phone.statement(MAIJA, MAIJAS_CODES[0], NOON);
    world.control.lose_next_response(Route::Enrol);
    assert!(ApiResponse::try_of(phone.request(&statement)).await.is_err());
    assert_eq!(world.control.devices(MAIJA).len(), 1);
    let response = phone.send(&statement).await;
    assert_eq!(response.status, 201);

    let phone = phone.connected(&statement, &serde_json::from_slice(&response.body).unwrap());
    let id = world.control.issue_login(MAIJA).unwrap().id;
    let challenge = phone.challenge(&world, &id).await;
    let decision = phone.decision(&challenge, &Verdict::Deny, NOON);
    let endpoint = Endpoint::Decision(&id);
    let body = json!({ "decision": decision }).to_string();
    world.control.lose_next_response(Route::Decision);
    let proof = phone.proof(endpoint, NOON);
    assert!(ApiResponse::try_of(phone.request(endpoint, proof.as_str()).body(body)).await.is_err());
    assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(Outcome::Denied));
    assert_eq!(phone.send_decision(&world, &id, &decision).await.json(), json!({ "status": "denied" }));
}

#[tokio::test]
async fn clock_of_the_backend_can_be_skewed() {
    let world = World::new().await;
    let phone = world.phone().await;
    world.control.skew_clock(600);
    let response = ApiResponse::of(
        phone.request(Endpoint::Challenges, phone.proof(Endpoint::Challenges, NOON).as_str()),
    )
    .await;
    assert_eq!(response.problem(), Problem::ClockSkew { server_time: NOON + 600 });
}

#[tokio::test]
async fn event_stream_can_be_refused_and_cut() {
    let world = World::new().await;
    let phone = world.phone().await;
    next(&world, Route::Events, RequestFault::Refuse(502));
    assert_eq!(status(&world, &phone, Endpoint::Events).await, 502);
    next(&world, Route::Events, RequestFault::Drop);
    assert!(try_get(&world, &phone, Endpoint::Events).await.is_err());
    EventStream::open(&world, &phone).await;
}
