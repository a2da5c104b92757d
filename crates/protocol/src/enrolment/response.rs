//! Response to an enrolment.

use serde::{Deserialize, Serialize};

use crate::challenge::NumberMatching;
use crate::ids::{AccountId, DeviceId, DeviceText, Text, Timestamp, Username};
use crate::keys::PublicKey;
use crate::offline::{self, OfflineCheck};
use crate::push::VapidKey;

/// Response body of `POST …/devices`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolmentResponse {
    /// Id assigned to the device.
    pub device_id: DeviceId,
    /// Name of the device, which differs from the one asked for if that was taken.
    #[serde(deserialize_with = "Text::replacing")]
    pub device_name: DeviceText,
    /// Account whose requests the device confirms.
    pub account: AccountDetails,
    /// Public key that verifies every challenge of the account. The key never changes: a challenge
    /// signed by another key is a forgery.
    pub backend_key: PublicKey,
    /// Ephemeral key of the backend for the ECDH agreement on the offline secret.
    pub agreement: PublicKey,
    /// Parameters of the offline codes.
    pub offline: OfflineParameters,
    /// Rules that the backend sets for the app.
    pub policy: Policy,
    /// Web Push parameters; `None` if the backend sends no Web Push.
    #[serde(default)]
    pub push: Option<PushParameters>,
    /// Time at the backend.
    pub server_time: Timestamp,
}

/// Parameters of the backend's Web Push messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushParameters {
    /// VAPID public key of the backend, which never changes.
    pub vapid: VapidKey,
}

/// Account as shown to its user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountDetails {
    /// Id of the account.
    pub id: AccountId,
    /// Username as spelled by the backend.
    pub username: Username,
    /// Full name of the user.
    #[serde(deserialize_with = "Text::replacing")]
    pub display_name: Text<128>,
}

/// Rules that the backend sets for the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Minimum number of digits of a PIN.
    pub pin_min_length: u8,
    /// Number of digits to type for an approval.
    pub number_matching_digits: NumberMatching,
}

/// Parameters of the offline codes. Version 1 supports a single set of algorithm, digits and period;
/// any other fails to deserialise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WireParameters", into = "WireParameters")]
pub struct OfflineParameters {
    /// Proof that the backend derived the same secret; `None` if it sent none.
    pub check: Option<OfflineCheck>,
}

#[derive(Serialize, Deserialize)]
struct WireParameters {
    algorithm: String,
    digits: u8,
    period: i64,
    check: Option<OfflineCheck>,
}

impl From<OfflineParameters> for WireParameters {
    fn from(parameters: OfflineParameters) -> Self {
        Self {
            algorithm: "SHA256".to_owned(),
            digits: offline::DIGITS,
            period: offline::PERIOD,
            check: parameters.check,
        }
    }
}

impl TryFrom<WireParameters> for OfflineParameters {
    type Error = &'static str;

    fn try_from(wire: WireParameters) -> Result<Self, Self::Error> {
        let known =
            wire.algorithm == "SHA256" && wire.digits == offline::DIGITS && wire.period == offline::PERIOD;
        if known { Ok(Self { check: wire.check }) } else { Err("another way of making offline codes") }
    }
}
