//! Each change of PIN or sensor makes a new data key: no slot from before opens anything current.

use key_core::ports::NotRecognised;
use key_core::testing::phone::PIN;
use key_core::testing::{Call, FakeSensor, Phone, Stolen, World};
use key_view::{AvailableSensor, Ending, Intent, Message, PinPurpose, Screen, Sensor, Typed};

const NEW_PIN: &str = "905172";

fn world() -> World {
    World { sensor: FakeSensor::strong(Sensor::Fingerprint), ..World::new() }
}

/// What was copied before each change; none of it opens what is stored now.
#[derive(Default)]
struct Thief(Vec<Stolen>);

impl Thief {
    async fn copies(&mut self, world: &World, pin: &str, slots: usize, after: &str) {
        let current = Stolen::from(world, pin).await;
        assert_eq!(current.slots(), slots, "after {after}");
        assert!(current.opens(&current), "after {after}");
        for (at, earlier) in self.0.iter().enumerate() {
            assert!(!earlier.opens(&current), "after {after}, copy {at} still opens something");
        }
        self.0.push(current);
    }
}

async fn in_settings(phone: &Phone, intent: Intent) {
    phone.press(Intent::DismissMessage).await;
    phone.press(Intent::Back).await;
    phone.press(Intent::OpenSettings).await;
    phone.press(intent).await;
}

pub(crate) async fn change_pin(phone: &mut Phone, old: &str, new: &str) -> Message {
    in_settings(phone, Intent::OpenSettings).await;
    phone.change_pin(old, new).await;
    phone.sees_message().await
}

async fn approves(world: &World, phone: &mut Phone, pin: &str) {
    let login = world.backend.issue(World::USERNAME);
    phone.request_approval(&login.number).await;
    if phone.app.current_view().pin().is_some() {
        phone.enter_pin(pin).await;
    }
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    phone.press(Intent::Back).await;
}

#[tokio::test]
async fn no_earlier_slot_opens_anything_current() {
    let world = world();
    let mut thief = Thief::default();
    let mut phone = world.phone_without_pin().await;
    thief.copies(&world, PIN, 1, "set-up").await;
    phone.finish_set_up().await;
    thief.copies(&world, PIN, 1, "the first PIN").await;
    in_settings(&phone, Intent::TurnOnSensor).await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_message().await, Message::SensorOn(Sensor::Fingerprint));
    thief.copies(&world, PIN, 2, "the sensor was turned on").await;
    assert_eq!(change_pin(&mut phone, PIN, NEW_PIN).await, Message::PinChanged);
    thief.copies(&world, NEW_PIN, 2, "the PIN was changed").await;

    world.sensor.set_outcome(Err(NotRecognised::Cancelled));
    in_settings(&phone, Intent::TurnOffSensor).await;
    phone.enter_pin(NEW_PIN).await;
    assert_eq!(phone.sees_message().await, Message::SensorOff(Sensor::Fingerprint));
    thief.copies(&world, NEW_PIN, 1, "the sensor was turned off by PIN").await;
    approves(&world, &mut phone, NEW_PIN).await;
    assert_eq!(world.backend.bodies(Call::Enrol).len(), 1, "nothing enrolled again");
}

#[tokio::test]
async fn sensor_turned_off_without_the_pin_makes_a_new_data_key_at_the_next_pin() {
    for changed in [false, true] {
        let world = world();
        let mut thief = Thief::default();
        let mut phone = world.phone_without_pin().await;
        phone.press(Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: true }).await;
        phone.sees_home_online().await;
        thief.copies(&world, PIN, 2, "the first PIN").await;
        if changed {
            world.sensor.enrol_another_finger();
            phone.press(Intent::DismissMessage).await;
            phone.open_offline_code().await;
        } else {
            in_settings(&phone, Intent::TurnOffSensor).await;
            assert_eq!(phone.sees_message().await, Message::SensorOff(Sensor::Fingerprint));
            phone.press(Intent::DismissMessage).await;
            phone.press(Intent::Back).await;
            drop(phone);
            phone = world.start().await;
            phone.open_offline_code().await;
        }
        phone.enter_pin(PIN).await;
        phone.sees_code().await;
        phone.press(Intent::Back).await;
        thief.copies(&world, PIN, 1, "the next PIN").await;
        approves(&world, &mut phone, PIN).await;
    }
}

#[tokio::test]
async fn changing_the_pin_asks_for_the_sensor_too() {
    let world = world();
    let mut phone = world.phone_without_pin().await;
    phone.press(Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: true }).await;
    phone.sees_home_online().await;
    assert_eq!(change_pin(&mut phone, PIN, NEW_PIN).await, Message::PinChanged);
    assert_eq!(world.sensor.prompts(), [PinPurpose::ChangePin]);
    phone.press(Intent::Back).await;
    approves(&world, &mut phone, "").await;
    assert_eq!((world.sensor.prompts().len(), world.sensor.secret_count()), (2, 1));
}

#[tokio::test]
async fn sensor_that_does_not_recognise_the_user_is_off_after_a_change_of_pin() {
    for why in [
        NotRecognised::Cancelled,
        NotRecognised::LockedOut,
        NotRecognised::Changed,
        NotRecognised::Unavailable,
    ] {
        let world = world();
        let mut phone = world.phone_without_pin().await;
        phone.press(Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: true }).await;
        phone.sees_home_online().await;
        world.sensor.set_outcome(Err(why));
        assert_eq!(change_pin(&mut phone, PIN, NEW_PIN).await, Message::PinChangedSensorOff, "{why}");
        assert_eq!(world.sensor.secret_count(), 0, "{why}");
        let Screen::Settings(settings) = phone.app.current_view().screen else { panic!("in settings") };
        assert!(matches!(settings.sensor, AvailableSensor::Strong(view) if !view.on), "{why}");
        phone.press(Intent::DismissMessage).await;
        phone.press(Intent::Back).await;
        world.sensor.set_outcome(Ok(()));
        approves(&world, &mut phone, NEW_PIN).await;
        assert_eq!(world.sensor.prompts(), [PinPurpose::ChangePin], "{why}");
    }
}
