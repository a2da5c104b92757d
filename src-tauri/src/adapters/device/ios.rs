//! An iPhone or iPad.

use key_core::KdfCost;
use key_protocol::enrolment::Platform;
use objc2::MainThreadMarker;
use objc2_ui_kit::UIDevice;
use tauri::{AppHandle, Runtime};

use super::About;

pub(crate) const PLATFORM: Platform = Platform::Ios;

/// Where the mock is: a simulator shares the network of the computer that it runs on.
pub(crate) const MOCK: &str = "http://127.0.0.1:8787";

/// What checking a PIN costs: an app in the background is ended at less memory than elsewhere.
pub(crate) const KDF: KdfCost = KdfCost::FRUGAL;

/// The kind of device, "iPhone" or "iPad", as UIKit names it, for name and model alike: since iOS 16, the name that the owner gave the
/// device takes an entitlement of Apple's. UIKit answers on the main thread only, where the app is set up.
pub(crate) fn about<R: Runtime>(_: Option<&AppHandle<R>>) -> About {
    let said =
        MainThreadMarker::new().map(|main_thread| UIDevice::currentDevice(main_thread).model().to_string());
    let model = said.filter(|said| !said.is_empty()).unwrap_or_else(|| "iOS".to_owned());
    About { name: model.clone(), model }
}
