//! An account: one username that this device confirms logins for.

use std::fmt;

use key_protocol::challenge::NumberMatching;
use key_protocol::ids::{AccountId, DeviceId, Origin, Timestamp, Username};
use key_protocol::keys::PublicKey;
use ring::rand::SecureRandom;
use serde::{Deserialize, Serialize};

use super::backend_clock::BackendClock;
use super::secret::CryptoFailed;

/// Local id of an account, and name of its possession key in the keystore. Random, because
/// keystores log the names of their entries.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountHandle(String);

impl AccountHandle {
    /// Generates a new handle.
    pub fn random(rng: &dyn SecureRandom) -> Result<Self, CryptoFailed> {
        let mut bytes = [0; 8];
        rng.fill(&mut bytes).map_err(|_| CryptoFailed)?;
        Ok(Self(format!("{:016x}", u64::from_be_bytes(bytes))))
    }

    /// Wraps the text of a handle, as intents and the keystore contain it.
    #[must_use]
    pub fn from_view(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Enrolled account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Local id.
    #[serde(rename = "keys")]
    pub handle: AccountHandle,
    /// Origin of the backend.
    pub origin: Origin,
    /// The backend's id for this device.
    pub device: DeviceId,
    /// The backend's id for the account.
    pub id: AccountId,
    /// Username as the backend spells it.
    pub username: Username,
    /// Name of the person or company.
    pub display_name: String,
    /// Public key that verifies the backend's challenges; never changes.
    pub backend_key: PublicKey,
    /// Minimum PIN length by the backend's policy.
    pub pin_min_length: u8,
    /// Number matching by the backend's policy at the enrolment: no challenge may ask for fewer
    /// digits. Off in a record from before it was stored.
    #[serde(default = "no_matching")]
    pub matching: NumberMatching,
    /// Time of the enrolment, by the backend's clock. A notice from before it is about an earlier
    /// enrolment. Zero in a record from before it was stored.
    #[serde(default = "long_ago")]
    pub enrolled_at: Timestamp,
    /// What is known of the backend's clock.
    #[serde(flatten)]
    pub clock: BackendClock,
}

fn no_matching() -> NumberMatching {
    NumberMatching::Off
}

fn long_ago() -> Timestamp {
    Timestamp(0)
}
