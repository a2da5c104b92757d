//! Faults of pushes that a test can switch on.

use backend_mock::{EventFault, Fault, PushFault, PushState, ReceivedPost, Times};
use key_protocol::ids::ChallengeId;
use key_protocol::push::{PushContent, Subject};

use super::support::{Keys, contents, in_time, registered_phone, service, wait_for_latest_push, world};
use crate::support::{MAIJA, NOON, Phone, World};

fn challenge_push(phone: &Phone, id: &ChallengeId) -> Option<PushContent> {
    let subject = Subject::Challenge { id: id.clone(), exp: NOON + 120 };
    Some(PushContent { device: phone.id.clone(), subject })
}

fn over_push(phone: &Phone, id: &ChallengeId) -> Option<PushContent> {
    Some(PushContent { device: phone.id.clone(), subject: Subject::Over(id.clone()) })
}

fn issue(world: &World) -> ChallengeId {
    world.control.issue_login(MAIJA).unwrap().id
}

fn switch_on(world: &World, fault: PushFault) {
    world.control.switch_on(Fault::Pushes(fault), Times::Next(1));
}

fn opened(keys: &Keys, posts: &[ReceivedPost]) -> Vec<Option<PushContent>> {
    contents(keys, posts)
}

#[tokio::test]
async fn push_is_delayed() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = registered_phone(&world, &service).await;
    switch_on(&world, PushFault::Delay(200));
    let id = issue(&world);
    let waits = |control: &backend_mock::Control| control.pushes()[0].fault.map(drop);
    in_time(world.control.until(waits)).await;
    world.clock.advance(199);
    assert_eq!(world.control.pushes()[0].state, PushState::Waiting);
    world.clock.advance(1);
    let posts = in_time(service.posted(1)).await;
    assert_eq!(opened(&keys, &posts), [challenge_push(&phone, &id)]);
    assert_eq!(world.control.faults(), []);
}

#[tokio::test]
async fn only_the_next_push_is_lost() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = registered_phone(&world, &service).await;
    switch_on(&world, PushFault::Lose);
    issue(&world);
    wait_for_latest_push(&world, PushState::Lost).await;
    let next = issue(&world);
    let posts = in_time(service.posted(1)).await;
    assert_eq!(opened(&keys, &posts), [challenge_push(&phone, &next)]);
    assert_eq!(world.control.pushes()[0].state, PushState::Lost);
}

#[tokio::test]
async fn push_is_sent_twice() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = registered_phone(&world, &service).await;
    switch_on(&world, PushFault::Double);
    let id = issue(&world);
    let posts = in_time(service.posted(2)).await;
    assert_eq!(opened(&keys, &posts), [challenge_push(&phone, &id), challenge_push(&phone, &id)]);
}

#[tokio::test]
async fn push_is_swapped_with_the_over_push_of_its_challenge() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = registered_phone(&world, &service).await;
    switch_on(&world, PushFault::Swap);
    let first = issue(&world);
    let waits = |control: &backend_mock::Control| control.pushes()[0].fault.map(drop);
    in_time(world.control.until(waits)).await;
    world.control.withdraw(&first);
    let posts = in_time(service.posted(2)).await;
    assert_eq!(opened(&keys, &posts), [over_push(&phone, &first), challenge_push(&phone, &first)]);
}

#[tokio::test]
async fn held_push_is_sent_when_faults_are_switched_off() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = registered_phone(&world, &service).await;
    switch_on(&world, PushFault::Swap);
    let id = issue(&world);
    let waits = |control: &backend_mock::Control| control.pushes()[0].fault.map(drop);
    in_time(world.control.until(waits)).await;
    world.control.switch_all_off();
    assert_eq!(opened(&keys, &in_time(service.posted(1)).await), [challenge_push(&phone, &id)]);
}

#[tokio::test]
async fn held_push_stays_when_another_fault_is_switched_off() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = registered_phone(&world, &service).await;
    let swap = world.control.switch_on(Fault::Pushes(PushFault::Swap), Times::Next(1));
    let other = world.control.switch_on(Fault::Events(EventFault::Double), Times::UntilOff);
    let id = issue(&world);
    let waits = |control: &backend_mock::Control| control.pushes()[0].fault.map(drop);
    in_time(world.control.until(waits)).await;
    world.control.switch_off(other);
    world.control.withdraw(&id);
    let posts = in_time(service.posted(2)).await;
    assert_eq!(opened(&keys, &posts), [over_push(&phone, &id), challenge_push(&phone, &id)]);

    world.control.switch_off(swap);
    let swap = world.control.switch_on(Fault::Pushes(PushFault::Swap), Times::Next(1));
    let id = issue(&world);
    let waits = |control: &backend_mock::Control| control.pushes()[2].fault.map(drop);
    in_time(world.control.until(waits)).await;
    world.control.switch_off(swap);
    assert_eq!(opened(&keys, &in_time(service.posted(3)).await)[2], challenge_push(&phone, &id));
}

#[tokio::test]
async fn push_is_sealed_wrongly_or_names_another_device() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = registered_phone(&world, &service).await;
    switch_on(&world, PushFault::SealWrongly);
    issue(&world);
    in_time(service.posted(1)).await;
    switch_on(&world, PushFault::OtherDevice);
    let id = issue(&world);
    let posts = in_time(service.posted(2)).await;
    assert_eq!(keys.open(&posts[0].body), None);
    let misaddressed = keys.open(&posts[1].body).unwrap();
    assert_ne!(misaddressed.device, phone.id);
    assert_eq!(misaddressed.name(), id.as_str());
}
