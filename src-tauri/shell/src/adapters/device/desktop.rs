//! Device description on computers.

use std::env::consts::{ARCH, OS};

use key_core::KdfCost;
use key_protocol::enrolment::Platform;
use tauri::{AppHandle, Runtime};

use super::About;

pub(crate) const PLATFORM: Platform = Platform::Desktop;

/// Address of the mock: on this computer.
pub(crate) const MOCK: &str = "http://127.0.0.1:8787";

/// Cost of the PIN's key derivation.
pub(crate) const KDF: KdfCost = KdfCost::REFERENCE;

/// Returns the host name; operating system and processor architecture stand in for the model.
pub(crate) fn about<R: Runtime>(_: Option<&AppHandle<R>>) -> About {
    let name = gethostname::gethostname().to_string_lossy().into_owned();
    About { name, model: format!("{OS} {ARCH}") }
}
