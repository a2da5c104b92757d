//! A computer.

use std::env::consts::{ARCH, OS};

use key_core::KdfCost;
use key_protocol::enrolment::Platform;

pub(crate) const PLATFORM: Platform = Platform::Desktop;

/// Where the mock is: on this computer.
pub(crate) const MOCK: &str = "http://127.0.0.1:8787";

/// What checking a PIN costs.
pub(crate) const KDF: KdfCost = KdfCost::REFERENCE;

/// The computer's name in its network.
pub(crate) fn name() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

/// For want of a maker's name.
pub(crate) fn model() -> String {
    format!("{OS} {ARCH}")
}
