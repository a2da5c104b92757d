//! Opaque identifiers: one side generates them, and the other side only compares and repeats them.

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
            /// Validates `text` against the rule for this identifier.
            pub fn parse(text: impl Into<String>) -> Result<Self, Invalid> {
                let text = text.into();
                let is_valid: fn(&str) -> bool = $is_valid;
                if is_valid(&text) { Ok(Self(text)) } else { Err(Invalid($rule)) }
            }

            /// Identifier as it is written on the wire.
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
            /// Generates an identifier of 128 random bits, in base64url.
            pub fn random(rng: &dyn SecureRandom) -> Result<Self, NoRandomness> {
                let mut bytes = [0; 16];
                rng.fill(&mut bytes).map_err(|_| NoRandomness)?;
                Ok(Self(base64url::encode(bytes)))
            }
        }
    };
}

opaque!(
    /// Id that the backend assigns to a device; the `kid` (RFC 7515 §4.1.4) of its statements.
    DeviceId, "16 to 128 letters, digits, '-' or '_'", is_path_safe
);
opaque!(
    /// Id that the backend assigns to a challenge; the challenge's `jti`.
    ChallengeId, "16 to 128 letters, digits, '-' or '_'", is_path_safe
);
opaque!(
    /// Id that the backend assigns to a notice; the notice's `jti`.
    NoticeId, "16 to 128 letters, digits, '-' or '_'", is_path_safe
);
opaque!(
    /// Id that the backend assigns to an account; the `aud` of its challenges.
    AccountId, "1 to 256 characters", has_valid_length
);
opaque!(
    /// Unique id of a signed statement (`jti`, RFC 7519 §4.1.7).
    Jti, "1 to 256 characters", has_valid_length
);
opaque!(
    /// Random 128 bits that make the bytes of each challenge unique.
    Nonce, "16 bytes in base64url", |text| base64url::decode_exactly::<16>(text).is_some()
);

random!(DeviceId);
random!(ChallengeId);
random!(NoticeId);
random!(AccountId);
random!(Jti);
random!(Nonce);

impl Jti {
    /// Whether the id is at least 16 bytes in base64url. Required of an enrolment, whose `jti`
    /// binds two signed statements to each other.
    #[must_use]
    pub fn is_unguessable(&self) -> bool {
        base64url::decode(&self.0).is_some_and(|bytes| bytes.len() >= 16)
    }
}

/// Whether `text` has 16–128 characters, all safe in paths, URLs and log lines without escaping.
fn is_path_safe(text: &str) -> bool {
    (16..=128).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn has_valid_length(text: &str) -> bool {
    (1..=256).contains(&text.chars().take(257).count())
}
