//! Description of this device, and the backend address it starts from.

use key_backend_client::TRANSPORT;
use key_core::now::BootId;
use key_core::{Device, KdfCost};
use key_protocol::enrolment::Platform;
use key_protocol::ids::{AppVersion, DeviceText, Invalid};
use tauri::{AppHandle, Runtime};

#[cfg(not(target_os = "android"))]
use super::boot::boot;
use crate::address;
use crate::launch::Launch;

const PLATFORM: Platform = if cfg!(target_os = "android") {
    Platform::Android
} else if cfg!(target_os = "ios") {
    Platform::Ios
} else {
    Platform::Desktop
};

/// Address of the mock, on this computer. A simulator shares the network of the computer that it
/// runs on; an emulator reaches that computer by an address of its own.
const MOCK: &str = if cfg!(target_os = "android") { "http://10.0.2.2:8787" } else { "http://127.0.0.1:8787" };

/// Name and model of this device, as reported by the platform.
pub(crate) struct About {
    /// Name that the owner gave the device, or the closest that the platform reports.
    pub name: String,
    /// Model name from the manufacturer, or the closest that the platform reports.
    pub model: String,
    /// Current boot.
    pub boot: Option<BootId>,
}

/// Returns the name that the owner gave the phone, and its maker and model. Android reports them
/// only to a running app.
#[cfg(target_os = "android")]
pub(crate) fn about<R: Runtime>(app: Option<&AppHandle<R>>) -> About {
    use super::host::{self, Description};

    let description: Option<Description> = app.and_then(|app| host::call_blocking(app, "describe", ()));
    match description {
        Some(Description { name, model, boot, .. }) => {
            About { name, model, boot: boot.map(|count| BootId::of(&count.to_string())) }
        }
        None => About { name: "Android".to_owned(), model: "Android".to_owned(), boot: None },
    }
}

/// Returns the host name; operating system and processor architecture stand in for the model.
#[cfg(desktop)]
pub(crate) fn about<R: Runtime>(_: Option<&AppHandle<R>>) -> About {
    use std::env::consts::{ARCH, OS};

    let name = gethostname::gethostname().to_string_lossy().into_owned();
    About { name, model: format!("{OS} {ARCH}"), boot: boot() }
}

/// Returns the kind of device, "iPhone" or "iPad", for both name and model: since iOS 16, reading
/// the name that the owner gave the device requires an entitlement. UIKit only answers on the main
/// thread, which sets up the app.
#[cfg(target_os = "ios")]
pub(crate) fn about<R: Runtime>(_: Option<&AppHandle<R>>) -> About {
    use objc2::MainThreadMarker;
    use objc2_ui_kit::UIDevice;

    let reported =
        MainThreadMarker::new().map(|main_thread| UIDevice::currentDevice(main_thread).model().to_string());
    let model = reported.filter(|model| !model.is_empty()).unwrap_or_else(|| "iOS".to_owned());
    About { name: model.clone(), model, boot: boot() }
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
        platform: PLATFORM,
        model,
        app_version: AppVersion::parse(env!("CARGO_PKG_VERSION"))?,
        address: address::of(launch, MOCK),
        address_fixed: address::IS_FIXED,
        transport: TRANSPORT,
        kdf: KdfCost::of(PLATFORM),
        licences: include_str!("../../../licences.txt"),
    })
}
