//! The names things go by on the wire: each checked once, at the edge, and compared as what it is thereafter.

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

/// A text that is not what its member asks for. It names the rule, never the text: that may be anything a user typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {0}")]
pub struct Invalid(pub &'static str);
