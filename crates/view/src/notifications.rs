//! Whether the phone shows the app's notifications.

use serde::{Deserialize, Serialize};

/// Whether it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notifications {
    /// It does.
    On,
    /// It has not asked the person yet, and can be made to.
    Undecided,
    /// It does not, and asks no more: its own settings are the way.
    Off,
}

/// What notifications are for, before the phone asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferNotificationsView {
    /// The phone is asking; nothing can be pressed.
    pub busy: bool,
}
