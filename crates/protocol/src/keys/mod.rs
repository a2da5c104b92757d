//! P-256 keys of devices and backends: public keys, signing keys and ephemeral agreement keys.

mod agreement;
mod public;
mod signing;

pub use agreement::AgreementKey;
pub use public::{NotASignature, PublicKey, Signature, Thumbprint};
pub use signing::SigningKey;

/// Error of the system's random number generator; nothing was generated or signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gave no random numbers")]
pub struct NoRandomness;

/// Error for bytes or a JWK that are not a P-256 key. Contains nothing of their content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a P-256 key")]
pub struct NotAKey;
