//! Adapters that need a running app pass the contract suites of their ports.

use std::sync::Arc;

use async_trait::async_trait;
use key_core::ports::{NotRecognised, UserPresence};
use key_core::testing::contract::presence::{self, PresenceHarness};
use key_core::testing::contract::sensor_keys;
use key_view::{AvailableSensor, Sensor};
use tempfile::TempDir;

use super::app;
use crate::adapters::presence::SimulatedSensor;
use crate::adapters::sensor_keys::NoSensorKeys;
use crate::launch::Launch;

/// Harness of the simulated sensor.
struct SimulatedHarness {
    sensor: Arc<SimulatedSensor>,
    _folder: TempDir,
}

#[async_trait]
impl PresenceHarness for SimulatedHarness {
    async fn fresh() -> (Self, AvailableSensor) {
        let folder = tempfile::tempdir().unwrap();
        let sensor = Arc::new(SimulatedSensor::new(&folder.path().join("sensor.json")));
        (Self { sensor, _folder: folder }, AvailableSensor::Strong(Sensor::Fingerprint))
    }

    fn presence(&self) -> Arc<dyn UserPresence> {
        self.sensor.clone()
    }

    async fn set_outcome(&self, answer: Result<(), NotRecognised>) {
        self.sensor.set_answer(answer);
    }

    async fn enrol_another_finger(&self) {
        self.sensor.change_enrolment();
    }

    async fn weaken(&self) {
        self.sensor.make_weak();
    }
}

#[tokio::test]
async fn simulated_sensor_passes_the_contract() {
    presence::all::<SimulatedHarness>().await;
}

#[tokio::test]
async fn platform_without_sensor_keys_passes_the_contract() {
    sensor_keys::none(&NoSensorKeys).await;
}

#[tokio::test]
async fn computer_has_no_sensor_unless_one_is_simulated() {
    let app = app();
    assert_eq!(
        crate::adapters::presence::of(app.handle(), &Launch::default()).sensor().await,
        AvailableSensor::None
    );
    let folder = tempfile::tempdir().unwrap();
    let launch = Launch { sensor: Some(folder.path().join("sensor.json")), ..Launch::default() };
    let sensor = crate::adapters::presence::of(app.handle(), &launch).sensor().await;
    assert_eq!(sensor, AvailableSensor::Strong(Sensor::Fingerprint));
}
