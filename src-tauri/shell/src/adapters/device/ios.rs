//! Device description on iPhones and iPads.

use key_core::KdfCost;
use key_protocol::enrolment::Platform;
use objc2::MainThreadMarker;
use objc2_ui_kit::UIDevice;
use tauri::{AppHandle, Runtime};

use super::About;

pub(crate) const PLATFORM: Platform = Platform::Ios;

/// Address of the mock: a simulator shares the network of the computer that it runs on.
pub(crate) const MOCK: &str = "http://127.0.0.1:8787";

/// Cost of the PIN's key derivation: iOS ends an app in the background at a lower memory limit.
pub(crate) const KDF: KdfCost = KdfCost::FRUGAL;

/// Returns the kind of device, "iPhone" or "iPad", for both name and model: since iOS 16, reading
/// the name that the owner gave the device requires an entitlement. UIKit only answers on the main
/// thread, which sets up the app.
pub(crate) fn about<R: Runtime>(_: Option<&AppHandle<R>>) -> About {
    let reported =
        MainThreadMarker::new().map(|main_thread| UIDevice::currentDevice(main_thread).model().to_string());
    let model = reported.filter(|model| !model.is_empty()).unwrap_or_else(|| "iOS".to_owned());
    About { name: model.clone(), model }
}
