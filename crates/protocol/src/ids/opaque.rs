//! Identifiers one side makes and the other only repeats: devices, challenges, accounts, and what makes a statement unique.

use std::fmt;

use ring::rand::SecureRandom;
use serde::{Deserialize, Serialize};

use super::Invalid;
use crate::base64url;
use crate::keys::NoRandomness;

macro_rules! opaque {
    ($(#[$doc:meta])* $name:ident, $rule:expr, $is_valid:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads `text`, refusing whatever breaks the rule for this identifier.
            pub fn parse(text: impl Into<String>) -> Result<Self, Invalid> {
                let text = text.into();
                let is_valid: fn(&str) -> bool = $is_valid;
                if is_valid(&text) { Ok(Self(text)) } else { Err(Invalid($rule)) }
            }

            /// The identifier as it crosses the network.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = Invalid;

            fn try_from(text: String) -> Result<Self, Invalid> {
                Self::parse(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    };
}

macro_rules! random {
    ($name:ident) => {
        impl $name {
            /// A new one of 128 random bits, as base64url.
            pub fn random(rng: &dyn SecureRandom) -> Result<Self, NoRandomness> {
                let mut bytes = [0; 16];
                rng.fill(&mut bytes).map_err(|_| NoRandomness)?;
                Ok(Self(base64url::encode(bytes)))
            }
        }
    };
}

opaque!(
    /// What the backend calls one enrolled device; the `kid` of all it signs.
    DeviceId, "16 to 128 letters, digits, '-' or '_'", is_path_safe
);
opaque!(
    /// What the backend calls one challenge; its `jti`.
    ChallengeId, "16 to 128 letters, digits, '-' or '_'", is_path_safe
);
opaque!(
    /// What the backend calls one account; the `aud` of its challenges.
    AccountId, "1 to 256 characters", has_valid_length
);
opaque!(
    /// Makes one signed statement unlike every other (RFC 7519 §4.1.7).
    Jti, "1 to 256 characters", has_valid_length
);
opaque!(
    /// 128 random bits, so that no two challenges are the same bytes.
    Nonce, "16 bytes in base64url", |text| base64url::decode_exactly::<16>(text).is_some()
);

random!(DeviceId);
random!(ChallengeId);
random!(AccountId);
random!(Jti);
random!(Nonce);

impl Jti {
    /// Whether this is at least 16 bytes in base64url, as an enrolment's has to be: its `jti` ties two signatures together.
    #[must_use]
    pub fn is_unguessable(&self) -> bool {
        base64url::decode(&self.0).is_some_and(|bytes| bytes.len() >= 16)
    }
}

/// Safe in a path, a URL and a log line without escaping.
fn is_path_safe(text: &str) -> bool {
    (16..=128).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn has_valid_length(text: &str) -> bool {
    (1..=256).contains(&text.chars().take(257).count())
}
