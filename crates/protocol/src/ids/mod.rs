//! Identifiers and other short values of the wire format. Each is validated once, when it is
//! parsed.

mod app_version;
mod ip;
mod opaque;
mod origin;
mod text;
mod timestamp;
mod username;

pub use app_version::AppVersion;
pub use ip::IpText;
pub use opaque::{AccountId, ChallengeId, DeviceId, Jti, Nonce, NoticeId};
pub use origin::Origin;
pub use text::{DeviceText, Text};
pub use timestamp::Timestamp;
pub use username::{Username, UsernameKey};

/// Error for a text that is not a valid value. Contains the rule, never the text, which may be a
/// secret typed by the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {0}")]
pub struct Invalid(pub &'static str);
