//! The device's side of a decision.

use serde::{Deserialize, Serialize};

use super::{Amr, Answer, Number, Verdict};
use crate::challenge::{ChallengeHash, SignedChallenge};
use crate::ids::{ChallengeId, DeviceId, Jti, Origin, Timestamp};
use crate::jws::{Draft, Header, Jws, Typ};

/// An answer to the very challenge that was shown. An approval is to be signed by the approval key, the others by the
/// possession key.
pub struct Decision<'a> {
    /// The backend.
    pub origin: &'a Origin,
    /// The device that answers.
    pub device: &'a DeviceId,
    /// Now, by the device's clock.
    pub iat: Timestamp,
    /// New for every decision.
    pub jti: &'a Jti,
    /// What was shown.
    pub challenge: &'a SignedChallenge,
    /// What the person answered.
    pub answer: &'a Answer,
}

/// The claims of a decision, in the order they are written.
#[derive(Serialize)]
struct Claims<'a> {
    aud: &'a Origin,
    iat: Timestamp,
    challenge: &'a ChallengeId,
    challenge_hash: ChallengeHash,
    jti: &'a Jti,
    verdict: Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a Number>,
    amr: Vec<Amr>,
}

impl Decision<'_> {
    /// The statement, to be signed.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let (number, amr) = match self.answer {
            Answer::Approve { number, amr } => (number.as_ref(), vec![*amr]),
            Answer::Deny | Answer::Report => (None, vec![]),
        };
        let claims = Claims {
            aud: self.origin,
            iat: self.iat,
            challenge: &self.challenge.claims().id,
            challenge_hash: self.challenge.hash(),
            jti: self.jti,
            verdict: self.answer.verdict(),
            number,
            amr,
        };
        Draft::new(&Header::by_device(Typ::Decision, self.device), &claims)
    }
}

/// The body of a decision.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DecisionRequest {
    /// The signed [`Decision`].
    pub decision: Jws,
}
