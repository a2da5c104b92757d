//! What the app is made of.

use serde::{Deserialize, Serialize};

/// Version and licences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutView {
    /// Version of the app.
    pub version: String,
    /// What others wrote of it.
    pub licences: Vec<LicenceView>,
}

/// What was taken under one licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenceView {
    /// The licence, as SPDX writes it.
    pub licence: String,
    /// The packages.
    pub packages: String,
}
