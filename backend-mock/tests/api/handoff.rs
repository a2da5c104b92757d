//! Handoffs: approvals on the phone of the browser, which take effect when that browser comes back.

use backend_mock::Issued;
use key_protocol::challenge::NumberMatching;
use key_protocol::decision::{Amr, Answer as Verdict, Matched, Outcome};
use key_protocol::event::Event;
use key_protocol::handoff::{Handoff, Release};
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use serde_json::{Value, json};
use support::wire::{ApiResponse, Phone, jti, malformed};
use support::world::{MAIJA, NOON, World};

fn with(handoff: &Handoff) -> Verdict {
    Verdict::Approve { matched: Matched::Handoff(handoff.clone()), amr: Amr::Pin }
}

/// Sends a decision with claims that the app would never send, signed by the approval key.
async fn decide_with(world: &World, phone: &Phone, login: &Issued, more: Value) -> ApiResponse {
    let challenge = phone.challenge(&login.id).await;
    let header = json!({ "alg": "ES256", "typ": "fk-decision+jwt", "kid": phone.id });
    let mut claims = json!({ "aud": phone.origin, "iat": world.control.now(), "challenge": login.id,
        "challenge_hash": challenge.hash(), "jti": jti(), "verdict": "approve", "amr": ["pin"] });
    for (name, value) in more.as_object().unwrap() {
        claims[name] = value.clone();
    }
    let decision = phone.sign_with(&phone.approval, [header.to_string(), claims.to_string()]);
    phone.send(Endpoint::Decision(&login.id), json!({ "decision": decision }).to_string()).await
}

#[tokio::test]
async fn approval_with_the_handoff_is_answered_with_a_release() {
    let (world, phone) = World::with_wire_phone().await;
    let login = world.issue(MAIJA);
    let mut stream = phone.events().await;
    let challenge = phone.challenge(&login.id).await;
    let decision = phone.decision(&challenge, &with(&login.handoff), NOON);
    let response = phone.send_decision(&login.id, &decision).await;
    let body = response.json();
    assert_eq!((response.status, &body["status"]), (200, &json!("approved")));
    let release = body["release"].as_str().unwrap();
    assert!(Release::parse(release).is_ok() && release.len() == 22);
    let again = phone.send_decision(&login.id, &decision).await;
    assert_eq!(again.body, response.body, "the identical answer");

    let Some(Event::Withdrawn(event)) = stream.next().await else { panic!("no event") };
    assert_eq!((event.id, event.outcome), (login.id.clone(), Outcome::Approved));
    assert_eq!(phone.get(Endpoint::Challenges).await.json()["challenges"], json!([]));
    let problem = phone.get(Endpoint::Challenge(&login.id)).await.problem();
    assert!(matches!(problem, Problem::AlreadyDecided { outcome: Outcome::Approved, .. }));
    assert!(world.control.log_in_approved(&login.session).is_none(), "nothing was done yet");
}

#[tokio::test]
async fn wrong_handoff_ends_the_challenge() {
    let (world, phone) = World::with_wire_phone().await;
    let (login, other) = (world.issue(MAIJA), world.issue(MAIJA));
    let response = phone.decide(&login.id, &with(&other.handoff)).await;
    assert_eq!((response.status, response.problem()), (403, Problem::WrongNumber));
    let problem = phone.get(Endpoint::Challenge(&login.id)).await.problem();
    assert!(matches!(problem, Problem::AlreadyDecided { outcome: Outcome::WrongNumber, .. }));
    assert_eq!(phone.get(Endpoint::Challenge(&other.id)).await.status, 200);
}

#[tokio::test]
async fn handoff_beside_a_number_or_of_another_shape_is_malformed_and_ends_nothing() {
    let (world, phone) = World::with_wire_phone().await;
    let login = world.issue(MAIJA);
    let (number, handoff) = (json!(login.number), json!(login.handoff));
    let secret = login.handoff.expose();
    for more in [
        json!({ "number": number, "handoff": handoff }),
        json!({ "handoff": null }),
        json!({ "handoff": "" }),
        json!({ "handoff": 7 }),
        json!({ "handoff": format!("{secret}A") }),
        json!({ "handoff": &secret[..21] }),
        json!({ "handoff": format!("{}==", &secret[..20]) }),
    ] {
        let response = decide_with(&world, &phone, &login, more.clone()).await;
        assert_eq!(response.problem(), malformed("handoff"), "{more}");
    }
    assert_eq!(decide_with(&world, &phone, &login, json!({})).await.problem(), malformed("number"));
    assert_eq!(decide_with(&world, &phone, &login, json!({ "handoff": handoff })).await.status, 200);
}

#[tokio::test]
async fn handoff_is_ignored_where_matching_is_off_and_for_refusals() {
    let world = World::with(|config| config.number_matching = NumberMatching::Off).await;
    let phone = world.wire_phone().await;
    let login = world.issue(MAIJA);
    let response = decide_with(&world, &phone, &login, json!({ "handoff": "no secret" })).await;
    assert_eq!((response.status, response.json()), (200, json!({ "status": "approved" })));
    assert!(world.control.log_in_approved(&login.session).is_some(), "at once");
}

#[tokio::test]
async fn unreleased_approval_ends_as_expired_without_a_request() {
    let (world, phone) = World::with_wire_phone().await;
    let login = world.issue(MAIJA);
    let mut stream = phone.events().await;
    world.advance(100);
    assert_eq!(phone.decide(&login.id, &with(&login.handoff)).await.status, 200);
    let Some(Event::Withdrawn(_)) = stream.next().await else { panic!("no event") };
    world.advance(29);
    let problem = phone.get(Endpoint::Challenge(&login.id)).await.problem();
    assert!(matches!(problem, Problem::AlreadyDecided { .. }), "good for 30 s at least");
    world.advance(1);
    let Some(Event::Withdrawn(event)) = stream.next().await else { panic!("no event") };
    assert_eq!((event.id, event.outcome, event.by_device), (login.id.clone(), Outcome::Expired, None));
    let problem = phone.get(Endpoint::Challenge(&login.id)).await.problem();
    assert!(matches!(problem, Problem::Expired { challenge: Some(_) }));
}
