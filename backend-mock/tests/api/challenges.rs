//! Listing and fetching challenges.

use key_protocol::challenge::{ChallengeResponse, Detail, Kind, SignedChallenge};
use key_protocol::decision::{Answer as Verdict, Outcome};
use key_protocol::ids::{ChallengeId, Text};
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use serde_json::json;
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, NOON, World};

#[tokio::test]
async fn every_device_and_fetch_gets_the_same_bytes() {
    let world = World::new().await;
    let (one, other) = (world.wire_phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    assert_eq!(
        one.get(Endpoint::Challenges).await.json(),
        json!({ "challenges": [], "server_time": NOON.seconds() })
    );

    let login = world.issue(MAIJA).id;
    let details = vec![Detail { label: Text::replaced("Amount"), value: Text::replaced("1 234,56 €") }];
    let payment = world.control.issue_payment(MAIJA, details.clone()).unwrap().id;
    let identification = world.control.issue_identification(MAIJA).unwrap().id;

    let lists = [one.get(Endpoint::Challenges).await, other.get(Endpoint::Challenges).await];
    assert_eq!(lists[0].body, lists[1].body);
    let mut kinds = Vec::new();
    for (at, id) in [login, payment, identification].iter().enumerate() {
        let challenge = other.challenge(id).await;
        assert_eq!(lists[0].json()["challenges"][at], challenge.jws().as_str());
        assert_eq!(challenge.claims().exp, NOON + 120);
        kinds.push((challenge.claims().kind, challenge.claims().details.clone()));
    }
    assert_eq!(kinds, [(Kind::Login, vec![]), (Kind::Payment, details), (Kind::Identification, vec![])]);
}

#[tokio::test]
async fn challenge_of_another_account_is_unknown() {
    let world = World::new().await;
    let (maija, ake) = (world.wire_phone().await, world.connected(AAKE, AAKES_CODE).await);
    let id = world.issue(MAIJA).id;
    assert_eq!(ake.get(Endpoint::Challenge(&id)).await.problem(), Problem::UnknownChallenge);
    assert_eq!(ake.get(Endpoint::Challenges).await.json()["challenges"], json!([]));
    let nobodys = ChallengeId::parse("p6Yw2m3VQyKq0a1Zr4tGxw").unwrap();
    assert_eq!(maija.get(Endpoint::Challenge(&nobodys)).await.problem(), Problem::UnknownChallenge);
    assert_eq!(maija.get(Endpoint::Challenge(&id)).await.status, 200);
}

#[tokio::test]
async fn ended_challenge_is_returned_with_its_outcome_and_its_bytes() {
    let (world, phone) = World::with_wire_phone().await;
    let mut logins = Vec::new();
    for _ in 0..4 {
        logins.push(phone.challenge(&world.issue(MAIJA).id).await);
    }
    let [denied, withdrawn, expired, open] = &logins[..] else { unreachable!() };
    let id = |login: &SignedChallenge| login.claims().id.clone();
    let fetched = async |login| phone.get(Endpoint::Challenge(&id(login))).await.problem();
    let carried = |login: &SignedChallenge| {
        Some(ChallengeResponse { challenge: login.jws().clone(), server_time: world.control.now() })
    };
    assert_eq!(phone.decide(&id(denied), &Verdict::Deny).await.status, 200);
    world.advance(7);
    world.control.withdraw(&id(withdrawn));
    world.control.expire(&id(expired));

    let (outcome, by_device) = (Outcome::Denied, Some(Text::replaced("Maijan puhelin")));
    let problem = Problem::AlreadyDecided { outcome, by_device, at: NOON, challenge: carried(denied) };
    assert_eq!(fetched(denied).await, problem);
    let (outcome, at, challenge) = (Outcome::Cancelled, NOON + 7, carried(withdrawn));
    let problem = Problem::AlreadyDecided { outcome, by_device: None, at, challenge };
    assert_eq!(fetched(withdrawn).await, problem);
    assert_eq!(fetched(expired).await, Problem::Expired { challenge: carried(expired) });
    let list = phone.get(Endpoint::Challenges).await.json();
    assert_eq!(list["challenges"].as_array().unwrap().len(), 1);

    world.advance(112);
    assert_eq!(phone.get(Endpoint::Challenge(&id(open))).await.status, 200);
    world.advance(1);
    assert_eq!(fetched(open).await, Problem::Expired { challenge: carried(open) });
}

#[tokio::test]
async fn challenge_lifetime_is_configurable() {
    let world = World::with(|config| config.challenge_lifetime = 5).await;
    let phone = world.wire_phone().await;
    let id = world.issue(MAIJA).id;
    let challenge = phone.challenge(&id).await;
    assert_eq!(challenge.claims().exp - challenge.claims().iat, 5);
}
