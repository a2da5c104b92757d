//! A disk, keystore or sensor that does not answer: said within seconds, and nothing is lost.

use std::time::Duration;

use key_core::record::Stored;
use key_core::testing::phone::{PIN, Phone};
use key_core::testing::{Barrier, Call, FakeSensor, Fault, Operation, World};
use key_view::{
    Blocked, Ending, EnrolProblem, Intent, PinProblem, PinTrouble, Screen, Sensor, SensorTrouble, Typed,
};
use tokio::time::timeout;

use crate::at_a_challenge::{dispatch, pin, settle, with_login};
use crate::protect::trouble;
use crate::sensor::{Prompted, phone_with_sensor, prompted};

/// Time in which a disk, a keystore or a sensor answers.
const ANSWER: Duration = Duration::from_secs(5);

/// Time in which the user answers a prompt of the system.
pub(crate) const PROMPT: Duration = Duration::from_secs(60);

/// Makes the next operation of this kind wait at the barrier that is returned.
fn silence(world: &World, operation: Operation) -> Barrier {
    let barrier = Barrier::closed();
    world.vault.fail_once(operation, 0, Fault::Waits(barrier.clone()));
    barrier
}

#[tokio::test]
async fn silent_storage_at_the_start_is_said_after_five_seconds() {
    for operation in [Operation::Load, Operation::Secret] {
        let world = World::new();
        drop(world.phone().await);
        let barrier = silence(&world, operation);
        let silent = async {
            barrier.reached().await;
            world.clock.advance(ANSWER);
        };
        let started = async { tokio::join!(world.start(), silent) };
        let (mut phone, ()) = timeout(Phone::TIMEOUT, started).await.expect("the app starts");
        assert_eq!(phone.sees_blocked().await, Blocked::StorageSilent, "{operation:?}");

        barrier.open();
        phone.press(Intent::TryAgain).await;
        phone.sees_home_online().await;
        phone.reveal_code().await;
    }
}

#[tokio::test]
async fn silent_storage_during_the_pin_check_is_said_and_costs_at_most_the_try() {
    for operation in [Operation::Secret, Operation::Save, Operation::Load] {
        let world = World::new();
        let mut phone = world.phone().await;
        phone.open_offline_code().await;
        let barrier = silence(&world, operation);
        let checking = dispatch(&phone, pin(&phone));
        barrier.reached().await;
        world.clock.advance(ANSWER);
        barrier.open();
        checking.await.unwrap();
        assert_eq!(trouble(&mut phone).await, Some(PinTrouble::StorageSilent), "{operation:?}");
        phone.enter_pin(PIN).await;
        phone.sees_code().await;
    }
}

#[tokio::test]
async fn record_that_was_given_up_never_replaces_a_later_one() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    let barrier = silence(&world, Operation::Save);
    let checking = dispatch(&phone, pin(&phone));
    barrier.reached().await;
    world.clock.advance(ANSWER);
    settle().await;
    // What follows waits its turn behind the record that was given up.
    barrier.open();
    checking.await.unwrap();
    phone.enter_pin(PIN).await;
    phone.sees_code().await;
    let stored = Stored::read(&world.vault.record().unwrap()).unwrap();
    assert_eq!(stored.unverified().tries.left(), 5, "the last record is the one with the tries reset");
    drop(phone);
    world.start().await.reveal_code().await;
}

#[tokio::test]
async fn silent_storage_while_setting_up_is_said() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.sees_enrol_form().await;
    let barrier = silence(&world, Operation::Store);
    let connect = Intent::Enrol {
        address: world.address(),
        username: World::USERNAME.to_owned(),
        code: Typed(World::CODES[0].to_owned()),
    };
    let connecting = dispatch(&phone, connect.clone());
    barrier.reached().await;
    world.clock.advance(ANSWER);
    barrier.open();
    connecting.await.unwrap();
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::StorageSilent);
    assert!(world.backend.bodies(Call::Enrol).is_empty(), "no code was used");

    phone.press(connect).await;
    phone.sees_choose_pin().await;
    let barrier = silence(&world, Operation::Save);
    let choosing = dispatch(&phone, Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: false });
    barrier.reached().await;
    world.clock.advance(ANSWER);
    barrier.open();
    choosing.await.unwrap();
    let Screen::ChoosePin(choice) = phone.app.current_view().screen else { panic!("choosing") };
    assert_eq!(choice.problem, Some(PinProblem::StorageSilent));
    phone.finish_set_up().await;
}

#[tokio::test]
async fn prompt_without_an_answer_gives_way_to_the_pin_and_signs_nothing_later() {
    let world = World { sensor: FakeSensor::strong(Sensor::Fingerprint), ..World::new() };
    let phone = phone_with_sensor(&world).await;
    silent_prompt_gives_way_to_the_pin(&world, phone).await;
}

/// Leaves the prompt of an approval unanswered, then answers it too late, and approves with the PIN.
pub(crate) async fn silent_prompt_gives_way_to_the_pin(world: &World, mut phone: Phone) {
    let Prompted { approving, prompt, .. } = prompted(world, &mut phone).await;
    world.clock.advance(PROMPT);
    approving.await.unwrap();
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Sensor(SensorTrouble::Silent));

    prompt.open();
    settle().await;
    assert!(world.backend.bodies(Call::Decide).is_empty(), "a finger that came too late confirms nothing");
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn answer_that_the_keystore_does_not_sign_is_said_and_can_be_given_again() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    let barrier = silence(&world, Operation::Secret);
    let denying = dispatch(&phone, Intent::Deny { id: login.id.as_str().to_owned() });
    barrier.reached().await;
    world.clock.advance(ANSWER);
    barrier.open();
    denying.await.unwrap();
    phone.sees_not_made().await;
    phone.press(Intent::Deny { id: login.id.as_str().to_owned() }).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
}
