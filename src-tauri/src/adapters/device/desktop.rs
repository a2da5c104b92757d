//! A computer.

use std::env::consts::{ARCH, OS};

use key_core::KdfCost;
use key_protocol::enrolment::Platform;
use tauri::{AppHandle, Runtime};

use super::About;

pub(crate) const PLATFORM: Platform = Platform::Desktop;

/// Where the mock is: on this computer.
pub(crate) const MOCK: &str = "http://127.0.0.1:8787";

/// What checking a PIN costs.
pub(crate) const KDF: KdfCost = KdfCost::REFERENCE;

/// The computer's name in its network, and for want of a maker's name what runs on which processor.
pub(crate) fn about<R: Runtime>(_: Option<&AppHandle<R>>) -> About {
    let name = gethostname::gethostname().to_string_lossy().into_owned();
    About { name, model: format!("{OS} {ARCH}") }
}
