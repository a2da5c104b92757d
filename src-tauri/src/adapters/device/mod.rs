//! What this device says of itself, and what this build allows it to talk to.

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

use key_core::{Device, Transport};
use key_protocol::ids::{DeviceText, Invalid};

use crate::launch::Launch;

/// The address of the backend, when the build is for one in particular: `FINAGO_KEY_BACKEND` while compiling.
const BACKEND: Option<&str> = option_env!("FINAGO_KEY_BACKEND");

/// Where the mock listens, for developing against it.
const MOCK: &str = "http://127.0.0.1:8787";

/// This device. Refuses a name that no list of devices could show.
pub fn describe(launch: &Launch) -> Result<Device, Invalid> {
    let model = DeviceText::parse(platform::model())?;
    let name = match &launch.name {
        Some(name) => DeviceText::parse(name.as_str())?,
        None => DeviceText::parse(platform::name()).unwrap_or_else(|_| model.clone()),
    };
    let (usual_address, transport) =
        if cfg!(debug_assertions) { (MOCK, Transport::HttpsOrLoopback) } else { ("", Transport::Https) };
    Ok(Device {
        name,
        platform: platform::PLATFORM,
        model,
        app_version: DeviceText::parse(env!("CARGO_PKG_VERSION"))?,
        address: BACKEND.or(launch.address.as_deref()).unwrap_or(usual_address).to_owned(),
        address_fixed: BACKEND.is_some(),
        transport,
        kdf: platform::KDF,
    })
}
