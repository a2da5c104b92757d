//! What a test can make go wrong with pushes.

use backend_mock::{Fault, PushFault, PushState, ReceivedPost, Times};
use key_protocol::ids::ChallengeId;
use key_protocol::push::{PushContent, Subject};

use super::support::{Keys, contents, service, soon, until_latest_is, woken_by, world};
use crate::support::{MAIJA, NOON, Phone, World};

fn asked(phone: &Phone, id: &ChallengeId) -> Option<PushContent> {
    let subject = Subject::Challenge { id: id.clone(), exp: NOON + 120 };
    Some(PushContent { device: phone.id.clone(), subject })
}

fn over(phone: &Phone, id: &ChallengeId) -> Option<PushContent> {
    Some(PushContent { device: phone.id.clone(), subject: Subject::Over(id.clone()) })
}

fn ask(world: &World) -> ChallengeId {
    world.mock.ask_login(MAIJA).unwrap().id
}

fn switch_on(world: &World, fault: PushFault) {
    world.mock.switch_on(Fault::Pushes(fault), Times::Next(1));
}

fn opened(keys: &Keys, posts: &[ReceivedPost]) -> Vec<Option<PushContent>> {
    contents(keys, posts)
}

#[tokio::test]
async fn push_is_delayed() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = woken_by(&world, &service).await;
    switch_on(&world, PushFault::Delay(200));
    let id = ask(&world);
    let waits = |mock: &backend_mock::Mock| mock.pushes()[0].fault.map(drop);
    soon(world.mock.until(waits)).await;
    world.clock.advance(199);
    assert_eq!(world.mock.pushes()[0].state, PushState::Waiting);
    world.clock.advance(1);
    let posts = soon(service.posted(1)).await;
    assert_eq!(opened(&keys, &posts), [asked(&phone, &id)]);
    assert_eq!(world.mock.faults(), []);
}

#[tokio::test]
async fn only_the_next_push_is_lost() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = woken_by(&world, &service).await;
    switch_on(&world, PushFault::Lose);
    ask(&world);
    until_latest_is(&world, PushState::Lost).await;
    let next = ask(&world);
    let posts = soon(service.posted(1)).await;
    assert_eq!(opened(&keys, &posts), [asked(&phone, &next)]);
    assert_eq!(world.mock.pushes()[0].state, PushState::Lost);
}

#[tokio::test]
async fn push_is_sent_twice() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = woken_by(&world, &service).await;
    switch_on(&world, PushFault::Double);
    let id = ask(&world);
    let posts = soon(service.posted(2)).await;
    assert_eq!(opened(&keys, &posts), [asked(&phone, &id), asked(&phone, &id)]);
}

#[tokio::test]
async fn push_is_swapped_with_the_over_push_of_its_challenge() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = woken_by(&world, &service).await;
    switch_on(&world, PushFault::Swap);
    let first = ask(&world);
    let waits = |mock: &backend_mock::Mock| mock.pushes()[0].fault.map(drop);
    soon(world.mock.until(waits)).await;
    world.mock.withdraw(&first);
    let posts = soon(service.posted(2)).await;
    assert_eq!(opened(&keys, &posts), [over(&phone, &first), asked(&phone, &first)]);
}

#[tokio::test]
async fn held_push_is_sent_when_faults_are_switched_off() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = woken_by(&world, &service).await;
    switch_on(&world, PushFault::Swap);
    let id = ask(&world);
    let waits = |mock: &backend_mock::Mock| mock.pushes()[0].fault.map(drop);
    soon(world.mock.until(waits)).await;
    world.mock.switch_all_off();
    assert_eq!(opened(&keys, &soon(service.posted(1)).await), [asked(&phone, &id)]);
}

#[tokio::test]
async fn push_is_sealed_wrongly_or_names_another_device() {
    let world = world().await;
    let service = service(&world).await;
    let (phone, keys, _) = woken_by(&world, &service).await;
    switch_on(&world, PushFault::SealWrongly);
    ask(&world);
    soon(service.posted(1)).await;
    switch_on(&world, PushFault::OtherDevice);
    let id = ask(&world);
    let posts = soon(service.posted(2)).await;
    assert_eq!(keys.open(&posts[0].body), None);
    let misaddressed = keys.open(&posts[1].body).unwrap();
    assert_ne!(misaddressed.device, phone.id);
    assert_eq!(misaddressed.name(), id.as_str());
}
