//! Response to an enrolment.

use serde::{Deserialize, Serialize};

use crate::challenge::NumberMatching;
use crate::ids::{AccountId, DeviceId, Timestamp, Username};
use crate::keys::PublicKey;
use crate::offline;
use crate::push::VapidKey;

/// Response body of `POST …/devices`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolmentResponse {
    /// Id assigned to the device.
    pub device_id: DeviceId,
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
    pub display_name: String,
}

/// Rules that the backend sets for the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Minimum number of digits of a PIN.
    pub pin_min_length: u8,
    /// Number of digits to type for an approval.
    pub number_matching_digits: NumberMatching,
}

/// Parameters of the offline codes. Version 1 supports a single set, so that the type holds no data
/// and any other set fails to deserialise.
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
