//! Device description on Android.

use key_core::KdfCost;
use key_protocol::enrolment::Platform;
use tauri::{AppHandle, Runtime};

use super::About;
use crate::adapters::host::{self, Description};

pub(crate) const PLATFORM: Platform = Platform::Android;

/// Address of the mock: the emulator reaches its host computer by this address.
pub(crate) const MOCK: &str = "http://10.0.2.2:8787";

/// Cost of the PIN's key derivation.
pub(crate) const KDF: KdfCost = KdfCost::REFERENCE;

/// Returns the name that the owner gave the phone, and its maker and model.
pub(crate) fn about<R: Runtime>(app: Option<&AppHandle<R>>) -> About {
    let description: Option<Description> = app.and_then(|app| host::call_blocking(app, "describe", ()));
    match description {
        Some(description) => About { name: description.name, model: description.model },
        None => About { name: "Android".to_owned(), model: "Android".to_owned() },
    }
}
