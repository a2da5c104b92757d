//! The about screen: version and licences.

use serde::{Deserialize, Serialize};

/// Version and licences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutView {
    /// Version of the app.
    pub version: String,
    /// Licences of the packages the app is built from.
    pub licences: Vec<LicenceView>,
}

/// A licence and the packages under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenceView {
    /// The licence, as an SPDX expression.
    pub licence: String,
    /// The packages, separated by commas.
    pub packages: String,
}
