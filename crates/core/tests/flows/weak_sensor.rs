//! A sensor that cannot guard a key is not offered, and the app says why.

use key_core::testing::phone::PIN;
use key_core::testing::{FakeSensor, Phone, World};
use key_protocol::decision::Amr;
use key_view::{
    AvailableSensor, Ending, Intent, Message, PinTrouble, Screen, Sensor, SensorTrouble, SensorView, Typed,
};

const REFUSED: Message = Message::SensorNotOn(SensorTrouble::TooWeak);

fn world_with(sensor: FakeSensor) -> World {
    World { sensor, ..World::new() }
}

/// Returns the sensor as settings show it.
fn shown_sensor(phone: &Phone) -> AvailableSensor<SensorView> {
    match phone.app.current_view().screen {
        Screen::Settings(settings) => settings.sensor,
        _ => panic!("in settings"),
    }
}

/// Opens settings on a phone with a strong sensor that is disabled.
async fn in_settings(world: &World) -> Phone {
    let phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    let off = SensorView { sensor: Sensor::Fingerprint, on: false };
    assert_eq!(shown_sensor(&phone), AvailableSensor::Strong(off));
    phone
}

#[tokio::test]
async fn weak_sensor_is_not_offered_with_the_first_pin() {
    let phone = world_with(FakeSensor::weak()).phone_without_pin().await;
    let Screen::ChoosePin(choice) = phone.app.current_view().screen else { panic!("choosing") };
    assert_eq!(choice.sensor, AvailableSensor::Weak);
}

#[tokio::test]
async fn weak_sensor_is_not_mentioned_when_the_pin_is_changed() {
    let world = world_with(FakeSensor::weak());
    let phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::ChangePin).await;
    phone.enter_pin(PIN).await;
    let Screen::ChoosePin(choice) = phone.app.current_view().screen else { panic!("choosing") };
    assert_eq!(choice.sensor, AvailableSensor::None);
}

#[tokio::test]
async fn weak_sensor_has_no_switch_in_settings() {
    let world = world_with(FakeSensor::weak());
    let phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    assert_eq!(shown_sensor(&phone), AvailableSensor::Weak);
}

#[tokio::test]
async fn weak_sensor_chosen_with_the_first_pin_is_refused_with_a_message() {
    let world = world_with(FakeSensor::strong(Sensor::Face));
    let mut phone = world.phone_without_pin().await;
    world.sensor.weaken();
    phone.press(Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: true }).await;
    assert_eq!(phone.sees_message().await, REFUSED);
    let login = world.backend.issue(World::USERNAME);
    phone.request_approval(&login.number).await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(world.backend.method(&login.id), Some(Amr::Pin));
}

#[tokio::test]
async fn enabling_a_sensor_that_became_weak_is_refused_before_the_pin() {
    let world = world_with(FakeSensor::strong(Sensor::Fingerprint));
    let mut phone = in_settings(&world).await;
    world.sensor.weaken();
    phone.press(Intent::TurnOnSensor).await;
    assert_eq!(phone.sees_message().await, REFUSED);
    assert!(phone.app.current_view().pin().is_none(), "the PIN pad does not open");
    assert_eq!(shown_sensor(&phone), AvailableSensor::Weak);
}

#[tokio::test]
async fn enabling_a_removed_sensor_is_refused_with_a_message() {
    let world = world_with(FakeSensor::strong(Sensor::Fingerprint));
    let mut phone = in_settings(&world).await;
    world.sensor.remove();
    phone.press(Intent::TurnOnSensor).await;
    assert_eq!(phone.sees_message().await, Message::SensorNotOn(SensorTrouble::Unavailable));
    assert_eq!(shown_sensor(&phone), AvailableSensor::None);
}

#[tokio::test]
async fn sensor_that_became_weak_at_the_pin_pad_is_refused_with_a_message() {
    let world = world_with(FakeSensor::strong(Sensor::Fingerprint));
    let mut phone = in_settings(&world).await;
    phone.press(Intent::TurnOnSensor).await;
    phone.sees_pad().await;
    world.sensor.weaken();
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_message().await, REFUSED);
    assert_eq!((shown_sensor(&phone), world.sensor.secret_count()), (AvailableSensor::Weak, 0));
}

#[tokio::test]
async fn weak_sensor_is_refused_even_if_the_interface_requests_it() {
    let world = world_with(FakeSensor::weak());
    let mut phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::TurnOnSensor).await;
    assert_eq!(phone.sees_message().await, REFUSED);
    assert!(phone.app.current_view().pin().is_none());
}

#[tokio::test]
async fn enabling_a_sensor_outside_settings_shows_no_message() {
    let world = world_with(FakeSensor::weak());
    let phone = world.phone().await;
    let before = phone.app.current_view().message;
    phone.press(Intent::TurnOnSensor).await;
    assert_eq!(phone.app.current_view().message, before);
}

#[tokio::test]
async fn enabled_sensor_that_became_weak_leaves_the_pin() {
    let world = world_with(FakeSensor::strong(Sensor::Fingerprint));
    let mut phone = world.phone_without_pin().await;
    phone.press(Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: true }).await;
    phone.sees_home_online().await;
    world.sensor.weaken();
    let login = world.backend.issue(World::USERNAME);
    phone.request_approval(&login.number).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Sensor(SensorTrouble::TooWeak));
    assert_eq!(phone.sees_pad().await.sensor, None, "it is not offered again");
    assert!(world.sensor.prompts().is_empty());
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(world.backend.method(&login.id), Some(Amr::Pin));
}
