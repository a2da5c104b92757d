//! Sensor keys: one per device, registered with its approval key, and never accepted again once
//! replaced or removed.

use key_protocol::ids::Timestamp;
use key_protocol::problem::Problem;
use key_protocol::sensor_key;

use super::device::Caller;
use super::{Settings, State};

impl State {
    /// Registers a sensor key of the caller, in place of an earlier one. Registering the current key
    /// again does nothing.
    pub fn register_sensor_key(
        &mut self,
        caller: &Caller,
        body: &[u8],
        settings: &Settings,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let device = self.caller(caller)?;
        let expected = sensor_key::Expected {
            origin: &settings.origin,
            device: &caller.device,
            approval: &device.approval,
        };
        let key = sensor_key::verify(body, &expected, now)?.key;
        if device.sensor == Some(key) {
            return Ok(());
        }
        if self.has_seen_key(&key) {
            return Err(Problem::Malformed { member: Some("key".to_owned()) });
        }
        let device = self.caller_mut(caller)?;
        device.former_sensors.extend(device.sensor.replace(key));
        Ok(())
    }

    /// Removes the caller's sensor key.
    pub fn remove_sensor_key(&mut self, caller: &Caller) -> Result<(), Problem> {
        let device = self.caller_mut(caller)?;
        device.former_sensors.extend(device.sensor.take());
        Ok(())
    }
}
