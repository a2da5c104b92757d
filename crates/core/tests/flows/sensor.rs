//! The biometric sensor in place of the PIN.

use key_core::ports::NotRecognised;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Barrier, Call, FakeSensor, Issued, Phone, World};
use key_protocol::challenge::{Kind, NumberMatching};
use key_protocol::decision::Amr;
use key_view::{
    AvailableSensor, Ending, Intent, Message, PinPurpose, PinTrouble, Screen, Sensor, SensorTrouble,
    SensorView, Typed,
};
use tokio::task::JoinHandle;

use crate::at_a_challenge::dispatch;

fn world_with(sensor: Sensor) -> World {
    World { sensor: FakeSensor::strong(sensor), ..World::new() }
}

/// Connects, leaving the offered sensor enabled.
pub(crate) async fn phone_with_sensor(world: &World) -> Phone {
    let mut phone = world.phone_without_pin().await;
    let Screen::ChoosePin(choice) = phone.app.current_view().screen else { panic!("choosing") };
    assert!(choice.sensor.strong().is_some(), "the sensor is offered");
    phone.press(Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: true }).await;
    phone.sees_home_online().await;
    phone.press(Intent::DismissMessage).await;
    phone
}

async fn sensor_in_settings(phone: &Phone) -> AvailableSensor<SensorView> {
    phone.press(Intent::Back).await;
    phone.press(Intent::OpenSettings).await;
    match phone.app.current_view().screen {
        Screen::Settings(settings) => settings.sensor,
        _ => panic!("in settings"),
    }
}

/// Issues a login and requests to approve it with its number.
pub(crate) async fn request_approval(world: &World, phone: &mut Phone) -> Issued {
    let login = world.backend.issue(World::USERNAME);
    phone.request_approval(&login.number).await;
    login
}

/// Approval whose prompt for the sensor is up.
pub(crate) struct Prompted {
    pub(crate) login: Issued,
    /// Intent that is being handled.
    pub(crate) approve: Intent,
    pub(crate) approving: JoinHandle<()>,
    /// Barrier at which the prompt waits for the user.
    pub(crate) prompt: Barrier,
}

/// Issues a login and requests to approve it, up to the prompt for the sensor.
pub(crate) async fn prompted(world: &World, phone: &mut Phone) -> Prompted {
    let prompt = Barrier::closed();
    world.sensor.hold_prompt(prompt.clone());
    let login = world.backend.issue(World::USERNAME);
    let id = phone.sees_challenge().await.id;
    let approve = Intent::Approve { id, number: Some(login.number.clone()) };
    let approving = dispatch(phone, approve.clone());
    prompt.reached().await;
    Prompted { login, approve, approving, prompt }
}

#[tokio::test]
async fn prompt_says_what_the_finger_would_confirm() {
    let world = world_with(Sensor::Fingerprint);
    let mut phone = phone_with_sensor(&world).await;
    request_approval(&world, &mut phone).await;
    phone.sees_result().await;
    assert_eq!(world.sensor.last_subject(), ["Procountor", World::USERNAME]);

    phone.press(Intent::Back).await;
    let details = [("Amount", "1 234,56 €"), ("Payee", "Oy Esimerkki Ab"), ("Due", "1.12.2026")];
    let payment = world.backend.issue_with(World::USERNAME, Kind::Payment, NumberMatching::Two, &details);
    phone.request_approval(&payment.number).await;
    phone.sees_result().await;
    assert_eq!(world.sensor.last_subject(), ["Procountor", World::USERNAME, "1 234,56 €", "Oy Esimerkki Ab"]);

    phone.press(Intent::Back).await;
    let account = phone.sees_home_online().await.accounts[0].id.clone();
    phone.press(Intent::OpenOfflineCode { account }).await;
    phone.sees_code().await;
    assert_eq!(world.sensor.last_subject(), [World::USERNAME]);
}

#[tokio::test]
async fn sensor_approves_login_and_decision_names_the_method() {
    for (sensor, method) in [(Sensor::Fingerprint, Amr::Fingerprint), (Sensor::Face, Amr::Face)] {
        let world = world_with(sensor);
        let mut phone = phone_with_sensor(&world).await;
        let login = request_approval(&world, &mut phone).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved, "no PIN is required");
        assert_eq!(world.backend.method(&login.id), Some(method));
        assert_eq!(world.sensor.prompts(), [PinPurpose::Approve]);
        drop(phone);

        let mut phone = world.start().await;
        request_approval(&world, &mut phone).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved, "after a restart, too");
    }
}

#[tokio::test]
async fn pin_works_beside_the_sensor_and_decision_names_it() {
    let world = world_with(Sensor::Fingerprint);
    let mut phone = phone_with_sensor(&world).await;
    world.sensor.set_outcome(Err(NotRecognised::Cancelled));
    let login = request_approval(&world, &mut phone).await;
    let pad = phone.sees_pad().await;
    assert_eq!(
        (pad.trouble, pad.sensor),
        (Some(PinTrouble::Sensor(SensorTrouble::Cancelled)), Some(Sensor::Fingerprint))
    );
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(world.backend.method(&login.id), Some(Amr::Pin));
}

#[tokio::test]
async fn each_sensor_refusal_has_its_own_reason_and_approves_nothing() {
    for (why, trouble) in [
        (NotRecognised::Cancelled, SensorTrouble::Cancelled),
        (NotRecognised::LockedOut, SensorTrouble::LockedOut),
        (NotRecognised::Unavailable, SensorTrouble::Unavailable),
    ] {
        let world = world_with(Sensor::Fingerprint);
        let mut phone = phone_with_sensor(&world).await;
        world.sensor.set_outcome(Err(why));
        let login = request_approval(&world, &mut phone).await;
        assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Sensor(trouble));
        assert_eq!(world.backend.outcome(&login.id), None);
        // A second prompt can succeed.
        world.sensor.set_outcome(Ok(()));
        phone.press(Intent::UseSensor).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved, "{why}");
    }
}

#[tokio::test]
async fn finger_for_a_closed_pad_approves_nothing_at_the_next() {
    let world = world_with(Sensor::Fingerprint);
    let mut phone = phone_with_sensor(&world).await;
    let closed = prompted(&world, &mut phone).await;
    phone.press(Intent::CancelPin).await;

    world.sensor.set_outcome(Err(NotRecognised::Cancelled));
    let prompt = Barrier::closed();
    world.sensor.hold_prompt(prompt.clone());
    let open = dispatch(&phone, closed.approve);
    prompt.reached().await;
    closed.prompt.open();
    closed.approving.await.unwrap();
    assert!(world.backend.bodies(Call::Decide).is_empty(), "that finger was for a pad that was closed");
    prompt.open();
    open.await.unwrap();
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Sensor(SensorTrouble::Cancelled));
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(world.backend.bodies(Call::Decide).len(), 1);
}

#[tokio::test]
async fn changed_biometric_enrolment_disables_sensor_and_leaves_pin() {
    let world = world_with(Sensor::Fingerprint);
    let mut phone = phone_with_sensor(&world).await;
    world.sensor.enrol_another_finger();
    let login = request_approval(&world, &mut phone).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Sensor(SensorTrouble::Changed));
    assert_eq!(phone.sees_pad().await.sensor, None, "the sensor is disabled");
    assert_eq!(world.backend.outcome(&login.id), None);
    phone.press(Intent::UseSensor).await;
    assert_eq!(world.backend.outcome(&login.id), None, "a disabled sensor cannot be used");
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);

    assert_eq!(
        sensor_in_settings(&phone).await,
        AvailableSensor::Strong(SensorView { sensor: Sensor::Fingerprint, on: false })
    );
    phone.press(Intent::TurnOnSensor).await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_message().await, Message::SensorOn(Sensor::Fingerprint));
    request_approval(&world, &mut phone).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn enabling_sensor_requires_pin_and_disabling_accepts_either() {
    let world = world_with(Sensor::Fingerprint);
    let mut phone = world.phone().await;
    assert_eq!(sensor_in_settings(&phone).await.strong().map(|view| view.on), Some(false));
    phone.press(Intent::TurnOnSensor).await;
    let pad = phone.sees_pad().await;
    assert_eq!((pad.purpose, pad.sensor), (PinPurpose::TurnOnSensor, None));
    phone.press(Intent::UseSensor).await;
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_message().await, Message::SensorOn(Sensor::Fingerprint));
    assert_eq!(
        (sensor_in_settings(&phone).await.strong().map(|view| view.on), world.sensor.secret_count()),
        (Some(true), 1)
    );

    phone.press(Intent::TurnOffSensor).await;
    assert_eq!(phone.sees_message().await, Message::SensorOff(Sensor::Fingerprint));
    assert_eq!(
        (sensor_in_settings(&phone).await.strong().map(|view| view.on), world.sensor.secret_count()),
        (Some(false), 0)
    );
    let login = request_approval(&world, &mut phone).await;
    phone.sees_pad().await;
    assert_eq!(
        (world.backend.outcome(&login.id), world.sensor.prompts()),
        (None, vec![PinPurpose::TurnOffSensor])
    );
}

#[tokio::test]
async fn sensor_refusal_while_connecting_leaves_the_pin() {
    let world = world_with(Sensor::Face);
    let mut phone = world.phone_without_pin().await;
    world.sensor.set_outcome(Err(NotRecognised::Cancelled));
    phone.press(Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: true }).await;
    assert_eq!(phone.sees_message().await, Message::SensorNotOn(SensorTrouble::Cancelled));
    request_approval(&world, &mut phone).await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn five_wrong_pins_discard_the_sensor_secret() {
    let world = world_with(Sensor::Fingerprint);
    let mut phone = phone_with_sensor(&world).await;
    world.sensor.set_outcome(Err(NotRecognised::Cancelled));
    phone.open_offline_code().await;
    for _ in 0..5 {
        phone.enter_pin(WRONG_PIN).await;
        world.clock.advance(std::time::Duration::from_secs(301));
    }
    assert_eq!(phone.sees_blocked().await, key_view::Blocked::PinLockedOut);
    assert_eq!(world.sensor.secret_count(), 0);
    assert!(world.vault.entries().is_empty());
}

#[tokio::test]
async fn sensor_success_does_not_reset_wrong_pins() {
    let world = world_with(Sensor::Fingerprint);
    let mut phone = phone_with_sensor(&world).await;
    world.sensor.set_outcome(Err(NotRecognised::Cancelled));
    phone.open_offline_code().await;
    for _ in 0..3 {
        phone.enter_pin(WRONG_PIN).await;
    }
    world.sensor.set_outcome(Ok(()));
    phone.press(Intent::UseSensor).await;
    phone.sees_code().await;
    phone.press(Intent::Back).await;
    world.sensor.set_outcome(Err(NotRecognised::Cancelled));
    phone.open_offline_code().await;
    assert_eq!(phone.sees_pad().await.tries_left, Some(2));
}

#[tokio::test]
async fn disconnecting_the_last_username_discards_the_sensor_secret() {
    let world = world_with(Sensor::Fingerprint);
    let phone = phone_with_sensor(&world).await;
    phone.press(Intent::OpenSettings).await;
    let Screen::Settings(settings) = phone.app.current_view().screen else { panic!("in settings") };
    let account = settings.accounts[0].id.clone();
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    phone.press(Intent::Disconnect { account }).await;
    assert_eq!(world.sensor.secret_count(), 0);
}

#[tokio::test]
async fn changing_the_pin_requires_the_pin_and_leaves_the_sensor() {
    let world = world_with(Sensor::Fingerprint);
    let mut phone = phone_with_sensor(&world).await;
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::ChangePin).await;
    phone.press(Intent::UseSensor).await;
    assert_eq!(phone.sees_pad().await.purpose, PinPurpose::ChangePin, "the sensor does not change the PIN");
    phone.enter_pin(PIN).await;
    phone.press(Intent::ChoosePin { pin: Typed("905172".to_owned()), sensor: true }).await;
    assert_eq!(phone.sees_message().await, Message::PinChanged);
    request_approval(&world, &mut phone).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}
