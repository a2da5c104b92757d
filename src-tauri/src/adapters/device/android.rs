//! A phone or tablet with Android.

use key_core::KdfCost;
use key_protocol::enrolment::Platform;
use tauri::{AppHandle, Runtime};

use super::About;
use crate::adapters::host::{self, Description};

pub(crate) const PLATFORM: Platform = Platform::Android;

/// Where the mock is: on the computer that the emulator runs on, which it knows by this name.
pub(crate) const MOCK: &str = "http://10.0.2.2:8787";

/// What checking a PIN costs.
pub(crate) const KDF: KdfCost = KdfCost::REFERENCE;

/// The name that the owner gave the phone, and maker and model.
pub(crate) fn about<R: Runtime>(app: Option<&AppHandle<R>>) -> About {
    let said: Option<Description> = app.and_then(|app| host::ask(app, "describe", ()));
    match said {
        Some(said) => About { name: said.name, model: said.model },
        None => About { name: "Android".to_owned(), model: "Android".to_owned() },
    }
}
