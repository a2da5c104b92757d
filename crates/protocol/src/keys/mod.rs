//! The P-256 keys of devices and backends. Nothing in the project makes, checks or stores a key another way.

mod agreement;
mod public;
mod signing;

pub use agreement::AgreementKey;
pub use public::{NotASignature, PublicKey, Signature, Thumbprint};
pub use signing::SigningKey;

/// The system gave no random numbers, so nothing could be made or signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gave no random numbers")]
pub struct NoRandomness;

/// Bytes or a JWK that are no P-256 key. Says nothing of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a P-256 key")]
pub struct NotAKey;
