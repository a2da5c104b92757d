//! Faults of events that a test can switch on.

use backend_mock::{EventFault, Fault, Times};
use key_protocol::decision::Outcome;
use key_protocol::event::{ChallengeEvent, Event, WithdrawnEvent};
use key_protocol::ids::ChallengeId;
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, World};

fn issued(id: &ChallengeId) -> Option<Event> {
    Some(Event::Challenge(ChallengeEvent { id: id.clone() }))
}

fn cancelled(id: &ChallengeId) -> Option<Event> {
    let withdrawn = WithdrawnEvent { id: id.clone(), outcome: Outcome::Cancelled, by_device: None };
    Some(Event::Withdrawn(withdrawn))
}

#[tokio::test]
async fn next_events_are_doubled_for_every_device() {
    let world = World::new().await;
    let (one, other) = (world.wire_phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let streams = [one.events().await, other.events().await];
    world.control.switch_on(Fault::Events(EventFault::Double), Times::Next(2));
    let first = world.issue(MAIJA).id;
    world.control.withdraw(&first);
    let second = world.issue(MAIJA).id;
    for mut stream in streams {
        for event in [issued(&first), issued(&first), cancelled(&first), cancelled(&first), issued(&second)] {
            assert_eq!(stream.next().await, event);
        }
    }
    assert_eq!(world.control.faults(), []);
}

#[tokio::test]
async fn next_event_is_swapped_with_the_accounts_following_one() {
    let world = World::new().await;
    let (phone, akes) = (world.wire_phone().await, world.connected(AAKE, AAKES_CODE).await);
    let (mut stream, mut other) = (phone.events().await, akes.events().await);
    world.control.switch_on(Fault::Events(EventFault::Swap), Times::Next(1));
    let first = world.issue(MAIJA).id;
    let akes_own = world.issue(AAKE).id;
    world.control.withdraw(&first);
    let second = world.issue(MAIJA).id;
    for event in [cancelled(&first), issued(&first), issued(&second)] {
        assert_eq!(stream.next().await, event);
    }
    assert_eq!(other.next().await, issued(&akes_own));
}

#[tokio::test]
async fn events_are_swapped_until_switched_off_and_none_is_held() {
    let (world, phone) = World::with_wire_phone().await;
    let mut stream = phone.events().await;
    let swapping = world.control.switch_on(Fault::Events(EventFault::Swap), Times::UntilOff);
    let ids = [(); 5].map(|()| world.issue(MAIJA).id);
    world.control.switch_off(swapping);
    for at in [1, 0, 3, 2, 4] {
        assert_eq!(stream.next().await, issued(&ids[at]));
    }

    world.control.switch_on(Fault::Events(EventFault::Swap), Times::Next(1));
    world.control.withdraw(&ids[0]);
    world.control.switch_all_off();
    assert_eq!(stream.next().await, cancelled(&ids[0]));
}

#[tokio::test]
async fn swapped_events_can_be_doubled_too() {
    let (world, phone) = World::with_wire_phone().await;
    let mut stream = phone.events().await;
    world.control.switch_on(Fault::Events(EventFault::Swap), Times::Next(1));
    world.control.switch_on(Fault::Events(EventFault::Double), Times::UntilOff);
    let id = world.issue(MAIJA).id;
    world.control.withdraw(&id);
    for event in [cancelled(&id), cancelled(&id), issued(&id), issued(&id)] {
        assert_eq!(stream.next().await, event);
    }
}

#[tokio::test]
async fn switching_off_one_fault_releases_only_what_it_holds() {
    let world = World::new().await;
    let (phone, akes) = (world.wire_phone().await, world.connected(AAKE, AAKES_CODE).await);
    let (mut stream, mut other) = (phone.events().await, akes.events().await);
    let used_up = world.control.switch_on(Fault::Events(EventFault::Swap), Times::Next(1));
    let held = world.issue(MAIJA).id;
    let swapping = world.control.switch_on(Fault::Events(EventFault::Swap), Times::UntilOff);
    let akes_own = world.issue(AAKE).id;
    world.control.switch_off(swapping);
    assert_eq!(other.next().await, issued(&akes_own));
    world.control.withdraw(&held);
    for event in [cancelled(&held), issued(&held)] {
        assert_eq!(stream.next().await, event);
    }

    let used_up_again = world.control.switch_on(Fault::Events(EventFault::Swap), Times::Next(1));
    let held = world.issue(MAIJA).id;
    world.control.switch_off(used_up);
    world.control.switch_off(used_up_again);
    assert_eq!(stream.next().await, issued(&held));
}
