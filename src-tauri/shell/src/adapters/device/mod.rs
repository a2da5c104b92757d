//! Description of this device, and the backend address it starts from.

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
use tauri::{AppHandle, Builder, Runtime};

use crate::address;
use crate::launch::Launch;

/// Name and model of this device, as reported by the platform.
pub(crate) struct About {
    /// Name that the owner gave the device, or the closest that the platform reports.
    pub name: String,
    /// Model name from the manufacturer, or the closest that the platform reports.
    pub model: String,
}

/// Returns the name and model of this device. Android reports them only to a running app.
pub(crate) fn about<R: Runtime>(app: Option<&AppHandle<R>>) -> About {
    platform::about(app)
}

/// Adds the plugin that queries Android about the phone.
#[cfg(target_os = "android")]
pub(crate) fn plug_in<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    crate::adapters::host::plug_in(builder)
}

/// Adds nothing: only Android needs a plugin.
#[cfg(not(target_os = "android"))]
pub(crate) fn plug_in<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
}

/// Describes this device. Fails if a name from the command line, or the model, is not a valid name.
pub(crate) fn describe(launch: &Launch, about: &About) -> Result<Device, Invalid> {
    let model = DeviceText::parse(about.model.as_str())?;
    let name = match &launch.name {
        Some(name) => DeviceText::parse(name.as_str())?,
        None => DeviceText::parse(about.name.as_str()).unwrap_or_else(|_| model.clone()),
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
        licences: include_str!("../../../../licences.txt"),
    })
}
