//! What the backend has of a phone: the approvals it was sent, whether they arrived or not, and what they came to.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use key_core::testing::Call;
use key_protocol::decision::Outcome;
use serde_json::Value;

use super::phone::Phone;

impl Phone {
    /// The ids that approvals were signed for, once for each that was signed. The same one sent again is the same.
    pub(super) fn signed_approvals(&self) -> Vec<String> {
        let bodies: BTreeSet<String> = self.world.backend.bodies(Call::Decide).into_iter().collect();
        let claims = bodies.iter().map(|body| claims(body));
        let approvals = claims.filter(|claims| claims["verdict"] == "approve");
        approvals.map(|claims| claims["challenge"].as_str().unwrap().to_owned()).collect()
    }

    /// How many of the logins that a page could know were approved.
    pub(super) fn approved(&self) -> usize {
        let backend = &self.world.backend;
        self.issued.iter().filter(|(_, login)| backend.outcome(&login.id) == Some(Outcome::Approved)).count()
    }
}

fn claims(jws: &str) -> Value {
    let claims = BASE64_URL_SAFE_NO_PAD.decode(jws.split('.').nth(1).unwrap()).unwrap();
    serde_json::from_slice(&claims).unwrap()
}
