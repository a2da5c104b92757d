//! An account: one username that this device confirms logins for.

use std::fmt;

use key_protocol::ids::{AccountId, DeviceId, Origin, Timestamp, Username};
use key_protocol::keys::PublicKey;
use ring::rand::SecureRandom;
use serde::{Deserialize, Serialize};

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
    /// Difference between the backend's clock and the phone's.
    pub skew: Skew,
}

/// The backend's clock minus the phone's in seconds, as of the last contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Skew(Option<i64>);

impl Skew {
    /// Largest difference, in seconds, that is put down to network delay and not worth a disk
    /// write.
    const NETWORK_DELAY: u64 = 2;

    /// Computes the skew from the two clocks, read at about the same moment.
    #[must_use]
    pub fn between(server: Timestamp, phone: Timestamp) -> Self {
        Self(Some(server - phone))
    }

    /// Returns the skew in seconds, or `None` before the first contact.
    #[must_use]
    pub fn seconds(self) -> Option<i64> {
        self.0
    }

    /// Returns the backend's time when the phone's clock shows `phone`.
    #[must_use]
    pub fn server_time(self, phone: Timestamp) -> Timestamp {
        phone + self.0.unwrap_or(0)
    }

    /// Returns whether `other` differs by more than network delay.
    #[must_use]
    pub fn differs_from(self, other: Self) -> bool {
        match (self.0, other.0) {
            (Some(a), Some(b)) => a.abs_diff(b) > Self::NETWORK_DELAY,
            (a, b) => a != b,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fast_clock_is_corrected() {
        let skew = Skew::between(Timestamp(1_000), Timestamp(1_600));
        assert_eq!(skew.server_time(Timestamp(1_630)), Timestamp(1_030));
        assert_eq!(Skew::default().server_time(Timestamp(1_630)), Timestamp(1_630));
    }

    #[test]
    fn network_delay_does_not_change_the_skew() {
        let skew = |seconds| Skew(Some(seconds));
        assert!(!skew(600).differs_from(skew(602)));
        assert!(skew(600).differs_from(skew(603)));
        assert!(Skew::default().differs_from(skew(0)));
    }
}
