//! Events that devices receive.

use key_protocol::decision::{Answer as Verdict, Outcome};
use key_protocol::event::{ChallengeEvent, Event, WithdrawnEvent};
use key_protocol::ids::Text;
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
        by_device: by_device.map(Text::replaced),
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
async fn stream_tells_the_time_on_connecting_and_every_25_seconds() {
    let (world, phone) = World::with_wire_phone().await;
    let mut stream = phone.events().await;
    let time = |seconds| format!("event: time\ndata: {{\"server_time\":{}}}\n\n", NOON.seconds() + seconds);
    assert_eq!(stream.text, time(0));
    for passed in [25, 50, 75] {
        world.advance(25);
        assert_eq!(stream.next_time().await, Some(NOON + passed));
    }
    world.advance(24);
    let id = world.issue(MAIJA).id;
    assert_eq!(stream.next().await, Some(Event::Challenge(ChallengeEvent { id: id.clone() })));
    let event = format!("event: challenge\ndata: {{\"id\":\"{id}\"}}\n\n");
    assert_eq!(stream.text, [time(0), time(25), time(50), time(75), event].concat(), "none a second early");
}

#[tokio::test]
async fn revoked_device_gets_its_revocation_as_last_event() {
    let world = World::new().await;
    let (one, other) = (world.wire_phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let (mut mine, mut theirs) = (one.events().await, other.events().await);
    assert_eq!(one.revoke(&other.id).await.status, 204);
    let Some(Event::Notice(told)) = theirs.next().await else { panic!("no notice") };
    let Some(Event::Revoked(event)) = theirs.next().await else { panic!("no revocation") };
    assert_eq!(theirs.next().await, None);
    let notice = other.removal_in(&event.notice);
    assert_eq!((notice.id, notice.by.as_str(), notice.iat), (told.id.clone(), "Maijan puhelin", NOON));
    assert_eq!(mine.next().await, Some(Event::Notice(told)));

    let id = world.issue(MAIJA).id;
    assert_eq!(mine.next().await, Some(Event::Challenge(ChallengeEvent { id })));
    let again = other.get(Endpoint::Events).await.problem();
    assert_eq!(again, Problem::DeviceRevoked { notice: Some(event.notice) });
}

#[tokio::test]
async fn new_stream_of_a_device_closes_its_older_one_and_no_other() {
    let world = World::new().await;
    let (phone, other) = (world.wire_phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let (mut older, mut others) = (phone.events().await, other.events().await);
    let mut newer = phone.events().await;
    assert_eq!(older.next().await, None);
    let id = world.issue(MAIJA).id;
    for stream in [&mut newer, &mut others] {
        assert_eq!(stream.next().await, Some(Event::Challenge(ChallengeEvent { id: id.clone() })));
    }
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
