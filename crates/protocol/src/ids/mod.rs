//! Identifiers and other short values of the wire format. Each is validated once, when it is
//! parsed.

mod device_text;
mod opaque;
mod origin;
mod timestamp;
mod username;

pub use device_text::DeviceText;
pub use opaque::{AccountId, ChallengeId, DeviceId, Jti, Nonce};
pub use origin::Origin;
pub use timestamp::Timestamp;
pub use username::{Username, UsernameKey};

/// Error for a text that is not a valid value. Contains the rule, never the text, which may be a
/// secret typed by the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {0}")]
pub struct Invalid(pub &'static str);
