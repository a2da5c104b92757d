//! A username this device confirms logins for.

use std::fmt;

use key_protocol::ids::{AccountId, DeviceId, Origin, Timestamp, Username};
use key_protocol::keys::PublicKey;
use ring::rand::SecureRandom;
use serde::{Deserialize, Serialize};

use super::secret::CryptoFailed;

/// What this device calls an account, and the keystore its possession key: opaque, because keystores log the names of entries.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountHandle(String);

impl AccountHandle {
    /// A new one.
    pub fn random(rng: &dyn SecureRandom) -> Result<Self, CryptoFailed> {
        let mut bytes = [0; 8];
        rng.fill(&mut bytes).map_err(|_| CryptoFailed)?;
        Ok(Self(format!("{:016x}", u64::from_be_bytes(bytes))))
    }

    /// As it stands in intents.
    #[must_use]
    pub fn from_view(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
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

/// One connected username.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// This device's name for it.
    #[serde(rename = "keys")]
    pub handle: AccountHandle,
    /// The backend.
    pub origin: Origin,
    /// The backend's name for this device.
    pub device: DeviceId,
    /// The backend's name for the account.
    pub id: AccountId,
    /// The username as the backend writes it.
    pub username: Username,
    /// The person or company behind it.
    pub display_name: String,
    /// The key that signs its challenges; never changes.
    pub backend_key: PublicKey,
    /// Fewest digits of a PIN, by the backend's policy.
    pub pin_min_length: u8,
    /// How far the phone's clock is from the backend's.
    pub skew: Skew,
}

/// The backend's clock minus the phone's, as of the last contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Skew(Option<i64>);

impl Skew {
    /// Smaller differences are the network's, and not worth a write to disk.
    const NOTICEABLE: u64 = 2;

    /// From the backend's clock and the phone's at about the same moment.
    #[must_use]
    pub fn between(server: Timestamp, phone: Timestamp) -> Self {
        Self(Some(server - phone))
    }

    /// In seconds; none before the first contact.
    #[must_use]
    pub fn seconds(self) -> Option<i64> {
        self.0
    }

    /// The backend's time when the phone's clock shows `phone`.
    #[must_use]
    pub fn server_time(self, phone: Timestamp) -> Timestamp {
        phone + self.0.unwrap_or(0)
    }

    /// Whether `other` is another clock error rather than another delay of the network.
    #[must_use]
    pub fn differs_from(self, other: Self) -> bool {
        match (self.0, other.0) {
            (Some(a), Some(b)) => a.abs_diff(b) > Self::NOTICEABLE,
            (a, b) => a != b,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_ten_minutes_ahead_is_made_up_for() {
        let skew = Skew::between(Timestamp(1_000), Timestamp(1_600));
        assert_eq!(skew.server_time(Timestamp(1_630)), Timestamp(1_030));
        assert_eq!(Skew::default().server_time(Timestamp(1_630)), Timestamp(1_630));
    }

    #[test]
    fn a_slow_answer_is_no_other_clock() {
        let skew = |seconds| Skew(Some(seconds));
        assert!(!skew(600).differs_from(skew(602)));
        assert!(skew(600).differs_from(skew(603)));
        assert!(Skew::default().differs_from(skew(0)));
    }
}
