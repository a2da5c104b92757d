//! What the flows rely on of a [`UserPresence`].

use std::sync::Arc;

use crate::ports::{Sensor, UserPresence};

/// A phone with or without a sensor.
pub trait PresenceHarness: Sized {
    /// The phone, and the sensor it has.
    fn fresh() -> (Self, Sensor);
    /// The port.
    fn presence(&self) -> Arc<dyn UserPresence>;
}

/// The whole contract: the sensor that is there is the one that is said, every time.
pub fn all<H: PresenceHarness>() {
    let (harness, sensor) = H::fresh();
    let presence = harness.presence();
    assert_eq!(presence.sensor(), sensor);
    assert_eq!(presence.sensor(), sensor);
}
