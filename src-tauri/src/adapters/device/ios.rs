//! An iPhone or iPad.

use key_core::KdfCost;
use key_protocol::enrolment::Platform;

pub(crate) const PLATFORM: Platform = Platform::Ios;

/// Where the mock is: a simulator shares the network of the computer that it runs on.
pub(crate) const MOCK: &str = "http://127.0.0.1:8787";

/// What checking a PIN costs: an app in the background is ended at less memory than elsewhere.
pub(crate) const KDF: KdfCost = KdfCost::FRUGAL;

/// iOS does not tell an app what its owner calls the phone.
pub(crate) fn name() -> String {
    model()
}

pub(crate) fn model() -> String {
    "iPhone".to_owned()
}
