//! The sensor key: registered while the sensor is on, and used by the finger alone.

use std::time::Duration;

use key_core::ports::NotRecognised;
use key_core::testing::edit::contents;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Barrier, Call, FakeSensor, Mishap, Phone, World};
use key_protocol::decision::{Amr, Outcome};
use key_view::{Blocked, Ending, Intent, Message, News, PinPurpose, PinTrouble, Sensor, SensorTrouble};

use crate::at_a_challenge::{MAIJA, dispatch, settle};
use crate::devices::{open_devices, tablet};
use crate::sensor::{Prompted, phone_with_sensor, prompted, request_approval};
use crate::silent_phone::{PROMPT, silent_prompt_gives_way_to_the_pin};

const PEKKA: &str = "pekka@example.fi";

/// Returns the surroundings of a phone whose key hardware has sensor keys.
pub(crate) fn world_with_keys() -> World {
    World { sensor: FakeSensor::strong(Sensor::Fingerprint).with_keys(), ..World::new() }
}

/// Connects, leaving the offered sensor enabled, with its key registered.
pub(crate) async fn phone_with_key(world: &World) -> Phone {
    let phone = phone_with_sensor(world).await;
    knows(world, &["registered"]).await;
    phone
}

/// Waits until the record says this of the sensor key of each account.
pub(crate) async fn knows(world: &World, expected: &[&str]) {
    let mut known = Vec::new();
    for _ in 0..10_000 {
        let record = contents(&world.vault.record().unwrap());
        let accounts = record["accounts"].as_array().unwrap().iter();
        let status = |stored: &serde_json::Value| {
            stored.get("sensor_key").map_or("absent", |status| status.as_str().unwrap()).to_owned()
        };
        known = accounts.map(status).collect::<Vec<_>>();
        if known == expected {
            return settle().await;
        }
        tokio::task::yield_now().await;
    }
    panic!("the record says {known:?}, not {expected:?}");
}

/// Approves a login by finger, and returns whether the sensor key signed it.
pub(crate) async fn finger_signs_with_its_key(world: &World, phone: &mut Phone) -> bool {
    let before = (world.sensor.signatures(), world.sensor.prompts().len());
    let login = request_approval(world, phone).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(world.backend.method(&login.id), Some(Amr::Fingerprint));
    assert_eq!(world.sensor.prompts().len(), before.1 + 1, "one prompt");
    phone.press(Intent::Back).await;
    world.sensor.signatures() > before.0
}

/// Approves a login with the PIN, after the prompt for the finger was cancelled.
pub(crate) async fn pin_approves(world: &World, phone: &mut Phone) {
    world.sensor.set_outcome(Err(NotRecognised::Cancelled));
    let login = request_approval(world, phone).await;
    phone.sees_pad().await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(world.backend.method(&login.id), Some(Amr::Pin));
    phone.press(Intent::Back).await;
    world.sensor.set_outcome(Ok(()));
}

async fn in_settings(phone: &Phone, intent: Intent) {
    phone.press(Intent::OpenSettings).await;
    phone.press(intent).await;
}

/// Turns the sensor on in settings, and goes home.
pub(crate) async fn turn_on(phone: &mut Phone) {
    in_settings(phone, Intent::TurnOnSensor).await;
    phone.sees_pad().await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_message().await, Message::SensorOn(Sensor::Fingerprint));
    go_home(phone).await;
}

/// Turns the sensor off in settings, with the finger, and goes home.
pub(crate) async fn turn_off(phone: &mut Phone) {
    in_settings(phone, Intent::TurnOffSensor).await;
    assert_eq!(phone.sees_message().await, Message::SensorOff(Sensor::Fingerprint));
    go_home(phone).await;
}

pub(crate) async fn go_home(phone: &Phone) {
    phone.press(Intent::DismissMessage).await;
    phone.press(Intent::Back).await;
}

#[tokio::test]
async fn turning_the_sensor_on_registers_a_key_and_the_finger_signs_with_it() {
    for at_first_pin in [true, false] {
        let world = world_with_keys();
        let mut phone = if at_first_pin {
            phone_with_sensor(&world).await
        } else {
            let mut phone = world.phone().await;
            turn_on(&mut phone).await;
            phone
        };
        knows(&world, &["registered"]).await;
        assert_eq!((world.backend.sensor_keys(MAIJA), world.sensor.key_count()), (1, 1));
        assert!(world.sensor.prompts().is_empty());

        // The backend accepts a finger under the registered key only.
        assert!(finger_signs_with_its_key(&world, &mut phone).await);
        assert_eq!(world.sensor.last_subject(), ["Procountor", MAIJA]);
        drop(phone);
        let mut phone = world.start().await;
        phone.sees_home_online().await;
        assert!(finger_signs_with_its_key(&world, &mut phone).await, "after a restart, too");
        assert_eq!(world.backend.bodies(Call::RegisterSensorKey).len(), 1);
    }
}

#[tokio::test]
async fn pin_signs_with_the_approval_key_beside_a_sensor_key() {
    let world = world_with_keys();
    let mut phone = phone_with_key(&world).await;
    pin_approves(&world, &mut phone).await;
    assert_eq!(world.sensor.signatures(), 0);
}

#[tokio::test]
async fn finger_disconnects_another_device_with_the_sensor_key() {
    let world = world_with_keys();
    let mut phone = phone_with_key(&world).await;
    let _tablet = tablet(&world).await;
    let lost = open_devices(&mut phone).await[1].id.clone();
    phone.press(Intent::OpenRevoke { device: lost.clone() }).await;
    phone.press(Intent::Revoke { device: lost }).await;
    assert_eq!(phone.sees_message().await, Message::DeviceDisconnected { name: "Maija's tablet".to_owned() });
    assert_eq!(world.sensor.prompts(), [PinPurpose::RevokeDevice]);
    assert_eq!(world.sensor.signatures(), 1);
}

#[tokio::test]
async fn offline_code_by_finger_still_opens_with_the_data_key() {
    let world = world_with_keys();
    let mut phone = phone_with_key(&world).await;
    let account = phone.sees_home().await.accounts[0].id.clone();
    phone.press(Intent::OpenOfflineCode { account }).await;
    assert_eq!(phone.sees_code().await.digits, world.backend.offline_code(MAIJA));
    assert_eq!(world.sensor.signatures(), 0);
}

#[tokio::test]
async fn phone_without_key_hardware_registers_nothing() {
    let world = World { sensor: FakeSensor::strong(Sensor::Fingerprint), ..World::new() };
    let mut phone = phone_with_sensor(&world).await;
    assert!(!finger_signs_with_its_key(&world, &mut phone).await, "the approval key signs");
    pin_approves(&world, &mut phone).await;
    turn_off(&mut phone).await;
    settle().await;
    let calls = world.backend.calls();
    assert!(!calls.contains(&Call::RegisterSensorKey) && !calls.contains(&Call::RemoveSensorKey));
}

#[tokio::test]
async fn changed_fingers_lose_the_key_and_the_pin_approves() {
    let world = world_with_keys();
    let mut phone = phone_with_key(&world).await;
    world.sensor.enrol_another_finger();
    let login = request_approval(&world, &mut phone).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Sensor(SensorTrouble::Changed));
    assert_eq!(phone.sees_pad().await.sensor, None, "the sensor is off");
    assert_eq!(world.backend.outcome(&login.id), None);
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(world.backend.method(&login.id), Some(Amr::Pin));
    phone.press(Intent::Back).await;
    assert_eq!(phone.sees_news().await, [News::SensorChanged]);

    knows(&world, &["absent"]).await;
    assert_eq!((world.backend.sensor_keys(MAIJA), world.sensor.key_count()), (0, 0));
    assert_eq!(world.sensor.signatures(), 0);
}

#[tokio::test]
async fn turning_the_sensor_off_removes_the_key_and_on_again_makes_another() {
    let world = world_with_keys();
    let mut phone = phone_with_key(&world).await;
    turn_off(&mut phone).await;
    knows(&world, &["absent"]).await;
    assert_eq!((world.backend.sensor_keys(MAIJA), world.sensor.key_count()), (0, 0));

    turn_on(&mut phone).await;
    knows(&world, &["registered"]).await;
    assert!(finger_signs_with_its_key(&world, &mut phone).await);
    // With the PIN, which the finger is not asked for.
    world.sensor.set_outcome(Err(NotRecognised::Cancelled));
    in_settings(&phone, Intent::TurnOffSensor).await;
    phone.sees_pad().await;
    phone.enter_pin(PIN).await;
    knows(&world, &["absent"]).await;
    assert_eq!((world.backend.sensor_keys(MAIJA), world.sensor.key_count()), (0, 0));
}

#[tokio::test]
async fn changing_the_pin_keeps_the_key_unless_the_finger_is_not_recognised() {
    for recognised in [true, false] {
        let world = world_with_keys();
        let mut phone = phone_with_key(&world).await;
        if !recognised {
            world.sensor.set_outcome(Err(NotRecognised::Cancelled));
        }
        in_settings(&phone, Intent::OpenSettings).await;
        phone.change_pin(PIN, "905172").await;
        phone.sees_message().await;
        go_home(&phone).await;
        knows(&world, &[if recognised { "registered" } else { "absent" }]).await;
        let keys = usize::from(recognised);
        assert_eq!((world.backend.sensor_keys(MAIJA), world.sensor.key_count()), (keys, keys));
        if recognised {
            assert!(finger_signs_with_its_key(&world, &mut phone).await);
        }
    }
}

#[tokio::test]
async fn each_of_two_usernames_has_a_key_of_its_own() {
    let world = world_with_keys();
    world.backend.add_user(PEKKA, &["PEKK-2345"]);
    let mut phone = phone_with_key(&world).await;
    // The finger confirms that the second username is added; its key is registered too.
    phone.press(Intent::AddAccount).await;
    phone.connect(&world.address(), PEKKA, "PEKK-2345").await;
    assert_eq!(phone.sees_home_online().await.accounts.len(), 2);
    knows(&world, &["registered", "registered"]).await;
    phone.press(Intent::DismissMessage).await;
    for username in [MAIJA, PEKKA] {
        assert_eq!(world.backend.sensor_keys(username), 1, "{username}");
        let login = world.backend.issue(username);
        phone.request_approval(&login.number).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved, "{username}");
        phone.press(Intent::Back).await;
    }
    assert_eq!(world.sensor.signatures(), 2);

    turn_off(&mut phone).await;
    knows(&world, &["absent", "absent"]).await;
    turn_on(&mut phone).await;
    knows(&world, &["registered", "registered"]).await;
    assert_eq!(world.backend.sensor_keys(MAIJA) + world.backend.sensor_keys(PEKKA), 2);
}

#[tokio::test]
async fn pad_closed_during_the_prompt_signs_and_sends_nothing() {
    let world = world_with_keys();
    let mut phone = phone_with_key(&world).await;
    let Prompted { approve, approving, prompt, .. } = prompted(&world, &mut phone).await;
    phone.press(Intent::CancelPin).await;
    prompt.open();
    approving.await.unwrap();
    settle().await;
    assert_eq!(world.sensor.signatures(), 0);
    assert!(world.backend.bodies(Call::Decide).is_empty());

    phone.press(approve).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!((world.sensor.signatures(), world.backend.bodies(Call::Decide).len()), (1, 1));
}

#[tokio::test]
async fn challenge_that_ends_during_the_prompt_is_not_signed() {
    for expires in [true, false] {
        let world = world_with_keys();
        let mut phone = phone_with_key(&world).await;
        let Prompted { login, approving, prompt, .. } = prompted(&world, &mut phone).await;
        if expires {
            world.clock.advance(PROMPT - Duration::from_secs(1));
            world.backend.withdraw(&login.id, Outcome::Expired, None);
        } else {
            world.backend.withdraw(&login.id, Outcome::Denied, Some("Tablet"));
        }
        phone.sees_result().await;
        prompt.open();
        approving.await.unwrap();
        settle().await;
        assert_eq!(world.sensor.signatures(), 0);
        assert!(world.backend.bodies(Call::Decide).is_empty());
    }
}

#[tokio::test]
async fn prompt_without_an_answer_gives_way_to_the_pin_and_sends_nothing_later() {
    let world = world_with_keys();
    let phone = phone_with_key(&world).await;
    silent_prompt_gives_way_to_the_pin(&world, phone).await;
}

#[tokio::test]
async fn each_refusal_of_the_finger_has_its_reason_and_leaves_the_pad_open() {
    for (why, trouble) in [
        (NotRecognised::Cancelled, SensorTrouble::Cancelled),
        (NotRecognised::LockedOut, SensorTrouble::LockedOut),
        (NotRecognised::Unavailable, SensorTrouble::Unavailable),
    ] {
        let world = world_with_keys();
        let mut phone = phone_with_key(&world).await;
        world.sensor.set_outcome(Err(why));
        let login = request_approval(&world, &mut phone).await;
        assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Sensor(trouble));
        assert_eq!(world.backend.outcome(&login.id), None);
        world.sensor.set_outcome(Ok(()));
        phone.press(Intent::UseSensor).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved, "{why}");
        assert_eq!(world.sensor.signatures(), 1, "{why}");
    }
}

#[tokio::test]
async fn keys_go_with_their_username_and_with_the_last_pin_try() {
    let world = world_with_keys();
    let mut phone = phone_with_key(&world).await;
    let account = phone.open_settings().await;
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    phone.press(Intent::Disconnect { account }).await;
    phone.sees_enrol_form().await;
    assert_eq!(world.sensor.key_count(), 0);

    let world = world_with_keys();
    let mut phone = phone_with_key(&world).await;
    world.sensor.set_outcome(Err(NotRecognised::Cancelled));
    phone.open_offline_code().await;
    for _ in 0..5 {
        phone.enter_pin(WRONG_PIN).await;
        world.clock.advance(Duration::from_secs(301));
    }
    assert_eq!(phone.sees_blocked().await, Blocked::PinLockedOut);
    assert_eq!(world.sensor.key_count(), 0);
}

#[tokio::test]
async fn finger_waits_for_a_registration_that_is_under_way() {
    let world = world_with_keys();
    let barrier = Barrier::closed();
    world.backend.expect(Call::RegisterSensorKey, Mishap::AnswerHeld(barrier.clone()));
    let mut phone = phone_with_sensor(&world).await;
    barrier.reached().await;
    let login = world.backend.issue(MAIJA);
    let id = phone.sees_challenge().await.id;
    let approving = dispatch(&phone, Intent::Approve { id, number: Some(login.number.clone()) });
    settle().await;
    assert!(world.sensor.prompts().is_empty(), "nobody knows yet which key is to sign");
    barrier.open();
    approving.await.unwrap();
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(world.sensor.signatures(), 1);
}
