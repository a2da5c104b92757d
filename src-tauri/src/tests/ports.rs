//! Adapters that need a running app pass the contract suites of their ports.

use std::sync::Arc;

use async_trait::async_trait;
use key_core::ports::{NotRecognised, UserPresence};
use key_core::testing::contract::presence::{self, PresenceHarness};
use key_view::{AvailableSensor, Sensor};
use tempfile::TempDir;

use super::app;
use crate::adapters::presence::SimulatedSensor;
use crate::launch::Launch;

/// Harness of the simulated sensor.
struct Played {
    sensor: Arc<SimulatedSensor>,
    _folder: TempDir,
}

#[async_trait]
impl PresenceHarness for Played {
    async fn fresh() -> (Self, AvailableSensor) {
        let folder = tempfile::tempdir().unwrap();
        let sensor = Arc::new(SimulatedSensor::new(&folder.path().join("sensor.json")));
        (Self { sensor, _folder: folder }, AvailableSensor::Strong(Sensor::Fingerprint))
    }

    fn presence(&self) -> Arc<dyn UserPresence> {
        self.sensor.clone()
    }

    async fn answers(&self, answer: Result<(), NotRecognised>) {
        self.sensor.plays(answer);
    }

    async fn another_finger(&self) {
        self.sensor.is_changed();
    }

    async fn is_weak(&self) {
        self.sensor.becomes_weak();
    }
}

#[tokio::test]
async fn the_simulated_sensor_keeps_the_contract() {
    presence::all::<Played>().await;
}

#[tokio::test]
async fn a_computer_has_none_and_a_played_one_takes_its_place() {
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
