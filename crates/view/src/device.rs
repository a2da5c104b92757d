//! The devices of a username, and disconnecting one.

use serde::{Deserialize, Serialize};

use crate::SendTrouble;

/// The devices screen of a username.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevicesView {
    /// The username whose devices are listed.
    pub username: String,
    /// The list, or why it is missing.
    pub list: DeviceListView,
    /// Whether a request is being sent; all buttons are disabled.
    pub busy: bool,
}

/// The list of devices, or why it is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeviceListView {
    /// The list is being fetched.
    Loading,
    /// The list could not be fetched.
    Failed(SendTrouble),
    /// The devices, in the order they were connected.
    Listed(Vec<DeviceView>),
}

/// A device of a username.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// Id of the device, for intents.
    pub id: String,
    /// Name of the device; the user can change it.
    pub name: String,
    /// Kind of device.
    pub kind: DeviceKind,
    /// Whether this is the device the app runs on.
    pub this: bool,
    /// When the device was connected, in seconds since 1970.
    pub enrolled_at: i64,
    /// When the device last contacted the backend, in seconds since 1970.
    pub seen_at: i64,
}

/// Kind of device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeviceKind {
    /// An Android phone or tablet.
    Android,
    /// An iPhone or iPad.
    Ios,
    /// A computer.
    Desktop,
    /// A platform that this version does not know.
    Other,
}

/// The dialog that confirms a disconnection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisconnectView {
    /// The account or device that is disconnected.
    pub target: DisconnectTarget,
    /// Whether the disconnection is being sent; all buttons are disabled.
    pub busy: bool,
}

/// What a disconnection is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DisconnectTarget {
    /// This device, from a username.
    Account {
        /// Id of the account, for the intent.
        id: String,
        /// The username.
        username: String,
    },
    /// Another device of a username.
    Device {
        /// Id of the device, for the intent.
        id: String,
        /// Name of the device.
        name: String,
    },
}
