//! Sensor keys that the backend knows.

use super::FakeBackend;

impl FakeBackend {
    /// Returns the number of a user's connected devices that have a sensor key.
    pub fn sensor_keys(&self, username: &str) -> usize {
        let inside = self.inside();
        let Some(caller) = inside.connected(username).pop() else { return 0 };
        inside.state.list_devices(&caller).iter().filter(|device| device.sensor).count()
    }

    /// Forgets the sensor keys of the user's devices, as a backend that was restored from a copy.
    pub fn forget_sensor_keys(&self, username: &str) {
        let mut inside = self.inside();
        for caller in inside.connected(username) {
            inside.state.remove_sensor_key(&caller).expect("a connected device");
        }
    }
}
