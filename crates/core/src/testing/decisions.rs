//! Decisions that a backend received, decoded without the code under test.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::{Call, FakeBackend};

/// A decision as its statement says, whether or not it was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentDecision {
    /// Id of the challenge.
    pub challenge: String,
    /// Whether it is an approval.
    pub approves: bool,
}

impl SentDecision {
    /// Returns every decision that was sent, delivered or not. A repeated request counts once.
    #[must_use]
    pub fn all(backend: &FakeBackend) -> Vec<Self> {
        let statements: BTreeSet<String> = backend.bodies(Call::Decide).into_iter().collect();
        let decoded = statements.iter().map(|statement| {
            let payload = statement.split('.').nth(1).expect("a statement has three parts");
            let payload = URL_SAFE_NO_PAD.decode(payload).expect("a statement is base64url");
            let claims: Value = serde_json::from_slice(&payload).expect("claims are JSON");
            let challenge = claims["challenge"].as_str().expect("a decision is on a challenge").to_owned();
            Self { challenge, approves: claims["verdict"] == "approve" }
        });
        decoded.collect()
    }
}
