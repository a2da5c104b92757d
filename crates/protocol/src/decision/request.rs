//! Decisions as the device builds them.

use serde::{Deserialize, Serialize};

use super::{Amr, Answer, Matched, Number, Verdict};
use crate::challenge::{ChallengeHash, SignedChallenge};
use crate::handoff::Handoff;
use crate::ids::{ChallengeId, DeviceId, Jti, Origin, Timestamp};
use crate::jws::{Draft, Header, Jws, Typ};

/// Answer to the challenge that was shown. The approval key or the sensor key signs an approval; the
/// possession key signs a denial or a report.
pub struct Decision<'a> {
    /// Origin of the backend.
    pub origin: &'a Origin,
    /// Device that answers.
    pub device: &'a DeviceId,
    /// Current time by the device's clock.
    pub iat: Timestamp,
    /// Id of this decision, new for each one.
    pub jti: &'a Jti,
    /// Challenge that was shown.
    pub challenge: &'a SignedChallenge,
    /// Answer of the user.
    pub answer: &'a Answer,
}

/// Claims of a decision, in wire order.
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
    #[serde(skip_serializing_if = "Option::is_none")]
    handoff: Option<&'a Handoff>,
    amr: Vec<Amr>,
}

impl Decision<'_> {
    /// Builds the statement to sign.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let (number, handoff, amr) = match self.answer {
            Answer::Approve { matched: Matched::Nothing, amr } => (None, None, vec![*amr]),
            Answer::Approve { matched: Matched::Number(number), amr } => (Some(number), None, vec![*amr]),
            Answer::Approve { matched: Matched::Handoff(handoff), amr } => (None, Some(handoff), vec![*amr]),
            Answer::Deny | Answer::Report => (None, None, vec![]),
        };
        let claims = Claims {
            aud: self.origin,
            iat: self.iat,
            challenge: &self.challenge.claims().id,
            challenge_hash: self.challenge.hash(),
            jti: self.jti,
            verdict: self.answer.verdict(),
            number,
            handoff,
            amr,
        };
        Draft::new(&Header::by_device(Typ::Decision, self.device), &claims)
    }
}

/// Request body of `POST …/decision`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DecisionRequest {
    /// Signed [`Decision`].
    pub decision: Jws,
}
