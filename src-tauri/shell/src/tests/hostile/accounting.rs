//! Counts the approvals that the phone sent to the backend and the logins that they approved.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use key_core::testing::Call;
use key_protocol::decision::Outcome;
use serde_json::Value;

use super::phone::Phone;

impl Phone {
    /// Returns the challenge of every distinct approval that was sent, delivered or not. A repeated
    /// request counts once.
    pub(super) fn signed_approvals(&self) -> Vec<String> {
        let bodies: BTreeSet<String> = self.world.backend.bodies(Call::Decide).into_iter().collect();
        let claims = bodies.iter().map(|body| claims(body));
        let approvals = claims.filter(|claims| claims["verdict"] == "approve");
        approvals.map(|claims| claims["challenge"].as_str().unwrap().to_owned()).collect()
    }

    /// Returns how many of the issued logins were approved.
    pub(super) fn approved(&self) -> usize {
        let backend = &self.world.backend;
        self.issued.iter().filter(|(_, login)| backend.outcome(&login.id) == Some(Outcome::Approved)).count()
    }
}

fn claims(jws: &str) -> Value {
    let claims = BASE64_URL_SAFE_NO_PAD.decode(jws.split('.').nth(1).unwrap()).unwrap();
    serde_json::from_slice(&claims).unwrap()
}
