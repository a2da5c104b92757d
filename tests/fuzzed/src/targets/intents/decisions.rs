//! Decisions that the backend received, decoded without the code under test.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_core::testing::{Call, FakeBackend};
use serde_json::Value;

/// Decisions of all devices, including those that were not accepted.
pub(super) struct Decisions {
    /// Number of distinct signed approvals; a resent one counts once.
    pub(super) approvals: usize,
    /// Ids of the challenges that were decided.
    pub(super) challenges: BTreeSet<String>,
}

pub(super) fn sent(backend: &FakeBackend) -> Decisions {
    let statements: BTreeSet<String> = backend.bodies(Call::Decide).into_iter().collect();
    let mut decisions = Decisions { approvals: 0, challenges: BTreeSet::new() };
    for statement in &statements {
        let claims = claims(statement).expect("the app sends only well-formed statements");
        decisions.approvals += usize::from(claims["verdict"] == "approve");
        decisions.challenges.insert(claims["challenge"].as_str().unwrap_or_default().to_owned());
    }
    decisions
}

fn claims(statement: &str) -> Option<Value> {
    let payload = URL_SAFE_NO_PAD.decode(statement.split('.').nth(1)?).ok()?;
    serde_json::from_slice(&payload).ok()
}
