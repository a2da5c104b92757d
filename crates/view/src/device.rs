//! The devices of a username.

use serde::{Deserialize, Serialize};

use crate::SendTrouble;

/// The devices of one username, and what is being done to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevicesView {
    /// Whose they are.
    pub username: String,
    /// What is known of them.
    pub list: DeviceListView,
    /// The one whose disconnection waits for a yes.
    pub disconnecting: Option<String>,
    /// Something is on its way; nothing can be pressed.
    pub busy: bool,
}

/// What is known of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeviceListView {
    /// They are being asked for.
    Loading,
    /// They could not be had.
    Failed(SendTrouble),
    /// These, in the order they were connected.
    Listed(Vec<DeviceView>),
}

/// One device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// Names it in intents.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// What it is.
    pub kind: DeviceKind,
    /// It is this one.
    pub this: bool,
    /// When it was connected, in seconds since 1970.
    pub enrolled_at: i64,
    /// When it was last heard of.
    pub seen_at: i64,
}

/// What a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeviceKind {
    /// A phone or tablet with Android.
    Android,
    /// An iPhone or iPad.
    Ios,
    /// A computer.
    Desktop,
}
