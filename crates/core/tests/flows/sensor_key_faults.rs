//! The sensor key with a network that loses requests, a disk that fails and an app that dies: what a
//! finger confirms is never signed with a key that the backend refuses, unless the app says so.

use key_core::ports::VaultFailed;
use key_core::testing::phone::PIN;
use key_core::testing::{Barrier, Call, Fault, Mishap, Operation, Phone, World};
use key_view::{AvailableSensor, Ending, Intent, PinTrouble, Screen, SendTrouble};

use crate::at_a_challenge::{MAIJA, settle};
use crate::sensor::{Prompted, phone_with_sensor, prompted, request_approval};
use crate::sensor_key::{
    finger_signs_with_its_key, go_home, knows, phone_with_key, pin_approves, turn_off, turn_on,
    world_with_keys,
};

#[tokio::test]
async fn lost_acknowledgement_is_requested_with_the_same_bytes() {
    let world = world_with_keys();
    world.backend.expect(Call::RegisterSensorKey, Mishap::AnswerLost);
    let mut phone = phone_with_key(&world).await;
    let sent = world.backend.bodies(Call::RegisterSensorKey);
    assert_eq!(sent.len(), 2);
    assert!(sent[0] == sent[1]);
    assert!(finger_signs_with_its_key(&world, &mut phone).await);
}

#[tokio::test]
async fn key_that_may_be_registered_is_removed_and_another_registered_at_the_next_pin() {
    let world = world_with_keys();
    for _ in 0..2 {
        world.backend.expect(Call::RegisterSensorKey, Mishap::AnswerLost);
    }
    let mut phone = phone_with_sensor(&world).await;
    knows(&world, &["absent"]).await;
    assert_eq!((world.backend.sensor_keys(MAIJA), world.sensor.key_count()), (0, 0));
    assert!(!finger_signs_with_its_key(&world, &mut phone).await, "the approval key signs meanwhile");
    settle().await;
    assert_eq!(world.backend.sensor_keys(MAIJA), 0, "the finger alone registers nothing");

    pin_approves(&world, &mut phone).await;
    knows(&world, &["registered"]).await;
    assert!(finger_signs_with_its_key(&world, &mut phone).await);
}

#[tokio::test]
async fn sensor_turned_on_offline_works_and_its_key_is_registered_later() {
    let world = world_with_keys();
    let mut phone = world.phone().await;
    world.backend.set_down(true);
    turn_on(&mut phone).await;
    knows(&world, &["unclear"]).await;
    let account = phone.sees_home().await.accounts[0].id.clone();
    phone.press(Intent::OpenOfflineCode { account }).await;
    phone.sees_code().await;
    go_home(&phone).await;

    world.backend.set_down(false);
    world.meanwhile(phone.sees_home_online()).await;
    knows(&world, &["absent"]).await;
    assert!(!finger_signs_with_its_key(&world, &mut phone).await, "the approval key signs meanwhile");
    pin_approves(&world, &mut phone).await;
    knows(&world, &["registered"]).await;
    assert!(finger_signs_with_its_key(&world, &mut phone).await);
}

#[tokio::test]
async fn pin_without_a_network_makes_no_key() {
    let world = world_with_keys();
    for _ in 0..2 {
        world.backend.expect(Call::RegisterSensorKey, Mishap::RequestLost);
    }
    let mut phone = phone_with_sensor(&world).await;
    knows(&world, &["absent"]).await;
    world.backend.set_down(true);
    world
        .meanwhile(phone.sees("offline", |view| match &view.screen {
            Screen::Home(home) => (home.accounts[0].connection != key_view::Connection::Online).then_some(()),
            _ => None,
        }))
        .await;
    world.sensor.set_outcome(Err(key_core::ports::NotRecognised::Cancelled));
    let saves = saves(&world);
    phone.reveal_code().await;
    settle().await;
    assert_eq!(world.sensor.key_count(), 0);
    assert_eq!(world.backend.bodies(Call::RegisterSensorKey).len(), 2);
    assert_eq!(saves_since(&world, saves), 2, "the try, and its reset");
}

fn saves(world: &World) -> usize {
    world.vault.calls().iter().filter(|call| matches!(call, Operation::Save)).count()
}

fn saves_since(world: &World, before: usize) -> usize {
    saves(world) - before
}

#[tokio::test]
async fn sensor_turned_off_offline_is_told_at_the_next_connection() {
    for restarted in [false, true] {
        let world = world_with_keys();
        let mut phone = phone_with_key(&world).await;
        world.backend.set_down(true);
        turn_off(&mut phone).await;
        knows(&world, &["unclear"]).await;
        assert_eq!(world.sensor.key_count(), 0, "on the phone it is gone at once");
        if restarted {
            drop(phone);
            phone = world.start().await;
        }
        world.backend.set_down(false);
        world.meanwhile(phone.sees_home_online()).await;
        knows(&world, &["absent"]).await;
        assert_eq!(world.backend.sensor_keys(MAIJA), 0);
    }
}

#[tokio::test]
async fn key_is_removed_only_once_the_disk_says_so() {
    let world = world_with_keys();
    let mut phone = phone_with_key(&world).await;
    world.backend.set_down(true);
    turn_off(&mut phone).await;
    knows(&world, &["unclear"]).await;
    world.vault.fail(Operation::Save, Fault::Refuses(VaultFailed::Full));
    world.backend.set_down(false);
    world.meanwhile(phone.sees_home_online()).await;
    settle().await;
    assert_eq!(world.backend.sensor_keys(MAIJA), 1);

    world.vault.mend();
    reconnect(&world, &mut phone).await;
    knows(&world, &["absent"]).await;
    assert_eq!((world.backend.sensor_keys(MAIJA), world.sensor.key_count()), (0, 0));
}

#[tokio::test]
async fn key_that_is_unclear_is_not_used_and_the_pad_says_so() {
    let world = world_with_keys();
    for _ in 0..2 {
        world.backend.expect(Call::RegisterSensorKey, Mishap::AnswerLost);
        world.backend.expect(Call::RemoveSensorKey, Mishap::RequestLost);
    }
    let mut phone = phone_with_sensor(&world).await;
    world.backend.called(Call::RemoveSensorKey, 1).await;
    settle().await;
    knows(&world, &["unclear"]).await;
    assert_eq!(world.backend.sensor_keys(MAIJA), 1, "the backend would refuse the approval key");

    request_approval(&world, &mut phone).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::NotChecked);
    assert!(world.sensor.prompts().is_empty() && world.backend.bodies(Call::Decide).is_empty());
    // Asked again, the backend is told that the key is gone, and the finger opens the approval key.
    phone.press(Intent::UseSensor).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!((world.sensor.signatures(), world.backend.sensor_keys(MAIJA)), (0, 0));
}

#[tokio::test]
async fn approval_by_finger_that_the_backend_refuses_is_said_and_the_next_one_works() {
    let world = world_with_keys();
    let mut phone = phone_with_key(&world).await;
    world.backend.forget_sensor_keys(MAIJA);
    let login = request_approval(&world, &mut phone).await;
    phone.sees_not_made().await;
    knows(&world, &["absent"]).await;
    phone.request_approval(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(world.sensor.signatures(), 1, "only the first");
}

#[tokio::test]
async fn no_key_is_registered_while_an_approval_by_finger_is_undelivered() {
    let world = world_with_keys();
    for _ in 0..2 {
        world.backend.expect(Call::RegisterSensorKey, Mishap::RequestLost);
        world.backend.expect(Call::Decide, Mishap::RequestLost);
    }
    let mut phone = phone_with_sensor(&world).await;
    knows(&world, &["absent"]).await;
    request_approval(&world, &mut phone).await;
    assert_eq!(phone.sees_unsent().await.unsent, Some(SendTrouble::Unreachable));
    phone.press(Intent::Back).await;
    world.sensor.set_outcome(Err(key_core::ports::NotRecognised::Cancelled));
    phone.reveal_code().await;
    settle().await;
    assert_eq!(world.backend.sensor_keys(MAIJA), 0, "the same bytes are to be sent again");
    phone.press(Intent::Back).await;
    phone.sees_unsent().await;
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn app_killed_before_the_acknowledgement_removes_the_key_at_the_next_start() {
    let world = world_with_keys();
    let barrier = Barrier::closed();
    world.backend.expect(Call::RegisterSensorKey, Mishap::AnswerHeld(barrier.clone()));
    let phone = phone_with_sensor(&world).await;
    barrier.reached().await;
    drop(phone);
    assert_eq!((world.backend.sensor_keys(MAIJA), world.sensor.key_count()), (1, 1));

    let mut phone = world.start().await;
    phone.sees_home_online().await;
    knows(&world, &["absent"]).await;
    assert_eq!((world.backend.sensor_keys(MAIJA), world.sensor.key_count()), (0, 0));
    assert!(!finger_signs_with_its_key(&world, &mut phone).await);
    pin_approves(&world, &mut phone).await;
    knows(&world, &["registered"]).await;
    assert!(finger_signs_with_its_key(&world, &mut phone).await);
}

#[tokio::test]
async fn sensor_turned_off_during_the_registration_leaves_no_key() {
    let world = world_with_keys();
    let barrier = Barrier::closed();
    world.backend.expect(Call::RegisterSensorKey, Mishap::AnswerHeld(barrier.clone()));
    let mut phone = phone_with_sensor(&world).await;
    barrier.reached().await;
    turn_off(&mut phone).await;
    barrier.open();
    knows(&world, &["absent"]).await;
    assert_eq!((world.backend.sensor_keys(MAIJA), world.sensor.key_count()), (0, 0));
}

/// Returns whether the sensor is on, as settings show it.
async fn is_on(phone: &mut Phone) -> bool {
    phone.press(Intent::OpenSettings).await;
    let on = matches!(phone.sees_settings().await.sensor, AvailableSensor::Strong(sensor) if sensor.on);
    phone.press(Intent::Back).await;
    on
}

/// Whatever happened, fingers and PIN approve, and what the record says is true.
async fn works(world: &World, phone: &mut Phone, what: &str) {
    if is_on(phone).await {
        let by_key = finger_signs_with_its_key(world, phone).await;
        assert_eq!(by_key, world.backend.sensor_keys(MAIJA) == 1, "{what}");
        pin_approves(world, phone).await;
        knows(world, &["registered"]).await;
        assert!(finger_signs_with_its_key(world, phone).await, "{what}");
        turn_off(phone).await;
    }
    knows(world, &["absent"]).await;
    assert_eq!((world.backend.sensor_keys(MAIJA), world.sensor.key_count()), (0, 0), "{what}");
    turn_on(phone).await;
    knows(world, &["registered"]).await;
    assert!(finger_signs_with_its_key(world, phone).await, "{what}");
}

/// Turns the sensor on, or off if it is on, and lets what runs in the background end.
async fn toggle(phone: &Phone, on: bool) {
    phone.press(Intent::OpenSettings).await;
    phone.press(if on { Intent::TurnOffSensor } else { Intent::TurnOnSensor }).await;
    if !on {
        phone.enter_pin(PIN).await;
    }
    settle().await;
}

#[tokio::test]
async fn app_killed_at_any_write_mends_what_it_knows_of_its_key() {
    for on in [false, true] {
        let mut kills = 0;
        for operation in [Operation::Save, Operation::Store] {
            for fault in [|| Fault::DiesBefore, || Fault::DiesAfter] {
                for after in 0..6 {
                    let what = format!("on before: {on}, {operation:?} {after}");
                    let world = world_with_keys();
                    let phone = if on { phone_with_key(&world).await } else { world.phone().await };
                    let before = world.vault.calls().iter().filter(|call| **call == operation).count();
                    world.vault.fail_once(operation, after, fault());
                    let toggling = tokio::select! {
                        biased;
                        () = async {
                            world.vault.called(operation, before + after + 1).await;
                            settle().await;
                        } => true,
                        () = async { toggle(&phone, on).await; settle().await } => false,
                    };
                    kills += usize::from(toggling);
                    drop(phone);
                    world.vault.mend();
                    let mut phone = world.start().await;
                    phone.sees_home_online().await;
                    settle().await;
                    works(&world, &mut phone, &what).await;
                }
            }
        }
        let writes = if on { 6 } else { 9 };
        assert_eq!(kills, 2 * writes, "on before: {on}");
    }
}

/// Ends the connection, and waits for the next one.
async fn reconnect(world: &World, phone: &mut Phone) {
    let opened = world.backend.calls().iter().filter(|call| **call == Call::Events).count();
    world.backend.close_streams();
    world.meanwhile(world.backend.called(Call::Events, opened + 1)).await;
    phone.sees_home_online().await;
    settle().await;
}

#[tokio::test]
async fn write_that_fails_leaves_a_key_that_is_known() {
    for on in [false, true] {
        for after in 0..8 {
            let world = world_with_keys();
            let mut phone = if on { phone_with_key(&world).await } else { world.phone().await };
            world.vault.fail_once(Operation::Save, after, Fault::Refuses(VaultFailed::Full));
            toggle(&phone, on).await;
            settle().await;
            world.vault.mend();
            phone.press(Intent::CancelPin).await;
            go_home(&phone).await;
            reconnect(&world, &mut phone).await;
            works(&world, &mut phone, &format!("on before: {on}, save {after}")).await;
        }
    }
}

#[tokio::test]
async fn second_intent_during_the_prompt_changes_nothing() {
    let world = world_with_keys();
    let mut phone = phone_with_key(&world).await;
    let Prompted { approve, approving, prompt, .. } = prompted(&world, &mut phone).await;
    phone.press(Intent::UseSensor).await;
    phone.press(approve).await;
    phone.enter_pin(PIN).await;
    prompt.open();
    approving.await.unwrap();
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!((world.sensor.prompts().len(), world.sensor.signatures()), (1, 1));
    assert_eq!(world.backend.bodies(Call::Decide).len(), 1);
}
