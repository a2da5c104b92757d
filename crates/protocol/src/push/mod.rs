//! Push messages: registration, content and encryption. A push contains only ids; the app fetches
//! what it shows and signs from the list of challenges over TLS.

mod apns;
mod content;
mod endpoint;
mod reach;
mod registration;
mod sealed;
mod status;
mod topic;
mod vapid;

pub use apns::provider_token;
pub use content::{NotContent, PushContent, Subject};
pub use endpoint::PushEndpoint;
pub use reach::Reach;
pub use registration::{ApnsEnvironment, PushRegistration};
pub use sealed::{MAX_SEALED, NotSealed, Receiver, open};
pub use status::{LastPush, PushResult, PushStatus, TestRequest, TransportKind};
pub use topic::topic;
pub use vapid::{Authorization, NotAuthorized, VapidKey};
