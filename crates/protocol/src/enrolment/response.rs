//! What a backend tells a device that it has just connected.

use serde::{Deserialize, Serialize};

use crate::challenge::NumberMatching;
use crate::ids::{AccountId, DeviceId, Timestamp, Username};
use crate::keys::PublicKey;
use crate::offline;
use crate::push::VapidKey;

/// The answer to an enrolment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolmentResponse {
    /// The device, from now on.
    pub device_id: DeviceId,
    /// Whom it confirms for.
    pub account: AccountDetails,
    /// Signs every challenge of the account. Never changes, so a challenge under another key is a forgery.
    pub backend_key: PublicKey,
    /// The backend's half of the offline secret.
    pub agreement: PublicKey,
    /// How offline codes are made.
    pub offline: OfflineParameters,
    /// What the backend asks of the app.
    pub policy: Policy,
    /// What a device needs to be sent Web Push; none where the backend sends none.
    #[serde(default)]
    pub push: Option<PushParameters>,
    /// The time at the backend.
    pub server_time: Timestamp,
}

/// How a backend sends Web Push.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushParameters {
    /// The key that it signs with, which never changes.
    pub vapid: VapidKey,
}

/// An account as its owner knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountDetails {
    /// What the backend calls it.
    pub id: AccountId,
    /// As the backend writes it.
    pub username: Username,
    /// The name of the person.
    pub display_name: String,
}

/// What the backend asks of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// The fewest digits of a PIN.
    pub pin_min_length: u8,
    /// Digits to be typed for an approval.
    pub number_matching_digits: NumberMatching,
}

/// How offline codes are made. This version knows one way only, and reads no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WireParameters", into = "WireParameters")]
pub struct OfflineParameters;

#[derive(Serialize, Deserialize)]
struct WireParameters {
    algorithm: String,
    digits: u8,
    period: i64,
}

impl From<OfflineParameters> for WireParameters {
    fn from(OfflineParameters: OfflineParameters) -> Self {
        Self { algorithm: "SHA256".to_owned(), digits: offline::DIGITS, period: offline::PERIOD }
    }
}

impl TryFrom<WireParameters> for OfflineParameters {
    type Error = &'static str;

    fn try_from(wire: WireParameters) -> Result<Self, Self::Error> {
        let known =
            wire.algorithm == "SHA256" && wire.digits == offline::DIGITS && wire.period == offline::PERIOD;
        if known { Ok(Self) } else { Err("another way of making offline codes") }
    }
}
