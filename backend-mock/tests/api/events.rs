//! Events that devices receive.

use key_protocol::decision::{Answer as Verdict, Outcome};
use key_protocol::event::{ChallengeEvent, Event, RevokedEvent, WithdrawnEvent};
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use support::wire::ApiResponse;
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, NOON, World};

fn withdrawn(
    id: &key_protocol::ids::ChallengeId,
    outcome: Outcome,
    by_device: Option<&str>,
) -> Option<Event> {
    Some(Event::Withdrawn(WithdrawnEvent {
        id: id.clone(),
        outcome,
        by_device: by_device.map(str::to_owned),
    }))
}

#[tokio::test]
async fn every_device_receives_only_the_events_of_its_account() {
    let world = World::new().await;
    let (one, other) = (world.wire_phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let ake = world.connected(AAKE, AAKES_CODE).await;
    let mut streams = [one.events().await, other.events().await];
    let mut akes = ake.events().await;

    let denied = world.issue(MAIJA).id;
    let cancelled = world.issue(MAIJA).id;
    let expired = world.issue(MAIJA).id;
    let akes_own = world.issue(AAKE).id;
    assert_eq!(one.decide(&denied, &Verdict::Deny).await.status, 200);
    world.control.withdraw(&cancelled);
    world.control.expire(&expired);

    for stream in &mut streams {
        for id in [&denied, &cancelled, &expired] {
            assert_eq!(stream.next().await, Some(Event::Challenge(ChallengeEvent { id: id.clone() })));
        }
        assert_eq!(stream.next().await, withdrawn(&denied, Outcome::Denied, Some("Maijan puhelin")));
        assert_eq!(stream.next().await, withdrawn(&cancelled, Outcome::Cancelled, None));
        assert_eq!(stream.next().await, withdrawn(&expired, Outcome::Expired, None));
    }
    assert_eq!(akes.next().await, Some(Event::Challenge(ChallengeEvent { id: akes_own })));
}

#[tokio::test]
async fn expiry_of_a_challenge_is_sent_without_a_request() {
    let (world, phone) = World::with_wire_phone().await;
    let id = world.issue(MAIJA).id;
    let mut stream = phone.events().await;
    world.advance(120);
    assert_eq!(stream.next().await, withdrawn(&id, Outcome::Expired, None));
}

#[tokio::test]
async fn report_sends_an_event_for_each_challenge_it_ends() {
    let (world, phone) = World::with_wire_phone().await;
    let [reported, cancelled] = [(); 2].map(|()| world.issue(MAIJA).id);
    let mut stream = phone.events().await;
    assert_eq!(phone.decide(&reported, &Verdict::Report).await.status, 200);
    assert_eq!(stream.next().await, withdrawn(&reported, Outcome::Reported, Some("Maijan puhelin")));
    assert_eq!(stream.next().await, withdrawn(&cancelled, Outcome::Cancelled, None));
}

#[tokio::test]
async fn idle_stream_gets_a_comment_every_25_seconds() {
    let (world, phone) = World::with_wire_phone().await;
    let mut stream = phone.events().await;
    for comments in 2..5 {
        world.advance(25);
        while stream.text.matches(':').count() < comments {
            assert!(stream.read_chunk().await);
        }
    }
    assert_eq!(stream.text, ":\n\n".repeat(4));
}

#[tokio::test]
async fn revoked_device_gets_its_revocation_as_last_event() {
    let world = World::new().await;
    let (one, other) = (world.wire_phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let (mut mine, mut theirs) = (one.events().await, other.events().await);
    assert_eq!(one.revoke(&other.id).await.status, 204);
    let revoked = RevokedEvent { by: "Maijan puhelin".to_owned(), at: NOON };
    assert_eq!(theirs.next().await, Some(Event::Revoked(revoked)));
    assert_eq!(theirs.next().await, None);

    let id = world.issue(MAIJA).id;
    assert_eq!(mine.next().await, Some(Event::Challenge(ChallengeEvent { id })));
    let again = other.get(Endpoint::Events).await;
    assert_eq!(again.problem(), Problem::DeviceRevoked { at: NOON, by: "Maijan puhelin".to_owned() });
}

#[tokio::test]
async fn shutdown_ends_all_streams() {
    let (mut world, phone) = World::with_wire_phone().await;
    let mut stream = phone.events().await;
    world.stop().await;
    assert_eq!(stream.next().await, None);
    let request = phone.request(Endpoint::Challenges, "");
    assert!(ApiResponse::try_of(request).await.is_err());
}
