//! How a login was confirmed after the password.

use serde::{Deserialize, Serialize};

/// Confirmation of a login. Devices are given by their name at that time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confirmed {
    /// Confirmed in the app.
    InApp {
        /// Name of the device.
        device: String,
    },
    /// Confirmed by enrolling a new user's first device.
    ByConnecting {
        /// Name of the device.
        device: String,
    },
    /// Confirmed with a one-time password.
    WithOneTimePassword,
    /// Confirmed with an offline code.
    WithOfflineCode {
        /// Name of the device.
        device: String,
    },
}

/// Method of confirming a login after the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// In the app.
    App,
    /// With a one-time password.
    OneTimePassword,
    /// With an offline code.
    OfflineCode,
}

impl Confirmed {
    /// Returns the method of the confirmation.
    pub(crate) fn method(&self) -> Method {
        match self {
            Self::InApp { .. } | Self::ByConnecting { .. } => Method::App,
            Self::WithOneTimePassword => Method::OneTimePassword,
            Self::WithOfflineCode { .. } => Method::OfflineCode,
        }
    }
}
