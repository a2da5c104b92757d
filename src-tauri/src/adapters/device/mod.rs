//! What this device says of itself, and which backend it starts from.

#[cfg(target_os = "android")]
mod android;
#[cfg(desktop)]
mod desktop;
#[cfg(target_os = "ios")]
mod ios;

#[cfg(target_os = "android")]
use android as platform;
#[cfg(desktop)]
use desktop as platform;
#[cfg(target_os = "ios")]
use ios as platform;

use key_backend_client::TRANSPORT;
use key_core::Device;
use key_protocol::ids::{DeviceText, Invalid};

use crate::address;
use crate::launch::Launch;

/// This device. Refuses a name that no list of devices could show.
pub fn describe(launch: &Launch) -> Result<Device, Invalid> {
    let model = DeviceText::parse(platform::model())?;
    let name = match &launch.name {
        Some(name) => DeviceText::parse(name.as_str())?,
        None => DeviceText::parse(platform::name()).unwrap_or_else(|_| model.clone()),
    };
    Ok(Device {
        name,
        platform: platform::PLATFORM,
        model,
        app_version: DeviceText::parse(env!("CARGO_PKG_VERSION"))?,
        address: address::of(launch, platform::MOCK),
        address_fixed: address::IS_FIXED,
        transport: TRANSPORT,
        kdf: platform::KDF,
        licences: include_str!("../../../licences.txt"),
    })
}
