//! The device the app runs on, and what the build allows.

use key_protocol::enrolment::Platform;
use key_protocol::ids::{AppVersion, DeviceText};

use crate::domain::enrol_form::Transport;
use crate::domain::protection::KdfCost;

/// Description of this device, and what the build allows.
#[derive(Clone, Debug)]
pub struct Device {
    /// Name in the account's list of devices.
    pub name: DeviceText,
    /// Platform of the device.
    pub platform: Platform,
    /// Model of the device.
    pub model: DeviceText,
    /// Version of the app.
    pub app_version: AppVersion,
    /// Backend address that the enrolment form starts with.
    pub address: String,
    /// Whether the build fixes the address, so that the user cannot change it.
    pub address_fixed: bool,
    /// Transports permitted to a backend.
    pub transport: Transport,
    /// Cost of deriving a key from the PIN.
    pub kdf: KdfCost,
    /// Third-party licences: a line per licence, with a colon before its packages.
    pub licences: &'static str,
}
