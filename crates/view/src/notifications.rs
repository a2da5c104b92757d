//! Permission to show notifications.

use serde::{Deserialize, Serialize};

/// Whether the app may show notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notifications {
    /// Notifications are allowed.
    On,
    /// The permission is undecided and can be requested.
    Undecided,
    /// Notifications are denied, and the permission cannot be requested again; only the phone's
    /// settings can allow them.
    Off,
}

/// The screen that explains notifications before the permission is requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferNotificationsView {
    /// Whether the permission dialog is open; all buttons are disabled.
    pub busy: bool,
}
