//! A phone or tablet with Android.

use key_core::KdfCost;
use key_protocol::enrolment::Platform;

pub(crate) const PLATFORM: Platform = Platform::Android;

/// Where the mock is: on the computer that the emulator runs on, which it knows by this name.
pub(crate) const MOCK: &str = "http://10.0.2.2:8787";

/// What checking a PIN costs.
pub(crate) const KDF: KdfCost = KdfCost::REFERENCE;

/// Until the maker's name is asked for, every one has the same.
pub(crate) fn name() -> String {
    model()
}

pub(crate) fn model() -> String {
    "Android".to_owned()
}
