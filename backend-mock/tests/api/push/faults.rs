//! Faults of pushes that a test can switch on.

use backend_mock::{EventFault, Fault, PushFault, PushState, Times};
use key_protocol::ids::ChallengeId;
use key_protocol::push::{PushContent, Subject};
use support::world::{MAIJA, NOON};

use super::web_push::{Scene, wait_for_latest_push};

/// Returns a scene whose next push has the fault.
async fn faulty(fault: PushFault) -> Scene {
    let scene = Scene::new().await;
    scene.switch_on(fault);
    scene
}

impl Scene {
    fn switch_on(&self, fault: PushFault) {
        self.world.control.switch_on(Fault::Pushes(fault), Times::Next(1));
    }

    fn issue(&self) -> ChallengeId {
        self.world.issue(MAIJA).id
    }

    /// Issues a login, and waits until the fault holds its push.
    async fn issue_held(&self) -> ChallengeId {
        let id = self.issue();
        self.world.until("a held push", |control| control.pushes()[0].fault.map(drop)).await;
        id
    }

    fn push(&self, subject: Subject) -> Option<PushContent> {
        Some(PushContent { device: self.phone.id.clone(), subject })
    }

    fn challenge(&self, id: &ChallengeId) -> Option<PushContent> {
        self.push(Subject::Challenge { id: id.clone(), exp: NOON + 120 })
    }
}

#[tokio::test]
async fn push_is_delayed() {
    let scene = faulty(PushFault::Delay(200)).await;
    let id = scene.issue_held().await;
    scene.world.advance(199);
    assert_eq!(scene.world.control.pushes()[0].state, PushState::Waiting);
    scene.world.advance(1);
    assert_eq!(scene.opened(1).await, [scene.challenge(&id)]);
    assert_eq!(scene.world.control.faults(), []);
}

#[tokio::test]
async fn only_the_next_push_is_lost() {
    let scene = faulty(PushFault::Lose).await;
    scene.issue();
    wait_for_latest_push(&scene.world, PushState::Lost).await;
    let next = scene.issue();
    assert_eq!(scene.opened(1).await, [scene.challenge(&next)]);
    assert_eq!(scene.world.control.pushes()[0].state, PushState::Lost);
}

#[tokio::test]
async fn push_is_sent_twice() {
    let scene = faulty(PushFault::Double).await;
    let id = scene.issue();
    assert_eq!(scene.opened(2).await, [scene.challenge(&id), scene.challenge(&id)]);
}

#[tokio::test]
async fn push_is_swapped_with_the_over_push_of_its_challenge() {
    let scene = faulty(PushFault::Swap).await;
    let first = scene.issue_held().await;
    scene.world.control.withdraw(&first);
    let over = scene.push(Subject::Over(first.clone()));
    assert_eq!(scene.opened(2).await, [over, scene.challenge(&first)]);
}

#[tokio::test]
async fn held_push_is_sent_when_faults_are_switched_off() {
    let scene = faulty(PushFault::Swap).await;
    let id = scene.issue_held().await;
    scene.world.control.switch_all_off();
    assert_eq!(scene.opened(1).await, [scene.challenge(&id)]);
}

#[tokio::test]
async fn held_push_stays_when_another_fault_is_switched_off() {
    let scene = Scene::new().await;
    let control = &scene.world.control;
    let hold = || control.switch_on(Fault::Pushes(PushFault::Swap), Times::Next(1));
    let swap = hold();
    let other = control.switch_on(Fault::Events(EventFault::Double), Times::UntilOff);
    let id = scene.issue_held().await;
    control.switch_off(other);
    control.withdraw(&id);
    let over = scene.push(Subject::Over(id.clone()));
    assert_eq!(scene.opened(2).await, [over, scene.challenge(&id)]);

    control.switch_off(swap);
    let swap = hold();
    let id = scene.issue();
    scene.world.until("a held push", |control| control.pushes()[2].fault.map(drop)).await;
    control.switch_off(swap);
    assert_eq!(scene.opened(3).await[2], scene.challenge(&id));
}

#[tokio::test]
async fn push_is_sealed_wrongly_or_names_another_device() {
    let scene = faulty(PushFault::SealWrongly).await;
    scene.issue();
    assert_eq!(scene.opened(1).await, [None]);
    scene.switch_on(PushFault::OtherDevice);
    let id = scene.issue();
    let misaddressed = scene.opened(2).await.remove(1).unwrap();
    assert_ne!(misaddressed.device, scene.phone.id);
    assert_eq!(misaddressed.name(), id.as_str());
}
