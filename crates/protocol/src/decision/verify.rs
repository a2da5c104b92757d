//! Decisions as the backend verifies them. Whether the challenge is still open, and whether the
//! number is right, depends on backend state and is checked elsewhere.

use serde_json::Value;

use super::{Amr, Answer, Number, Verdict};
use crate::challenge::{Challenge, ChallengeHash, NumberMatching};
use crate::ids::{DeviceId, Jti, Origin, Timestamp};
use crate::jws::{Jws, ParsedJws, Typ};
use crate::keys::PublicKey;
use crate::member::{Members, body};
use crate::problem::Problem;
use crate::skew;

/// Values that a decision must match.
pub struct Expected<'a> {
    /// Origin of this backend.
    pub origin: &'a Origin,
    /// Device that the request's proof names.
    pub device: &'a DeviceId,
    /// Possession key of the device, which signs denials and reports.
    pub possession: &'a PublicKey,
    /// Approval key of the device, which signs approvals.
    pub approval: &'a PublicKey,
    /// Challenge in the request's path.
    pub challenge: &'a Challenge,
    /// Hash of that challenge's signed bytes.
    pub challenge_hash: &'a ChallengeHash,
}

/// Decision with valid signature, claims and time. The number has the right length but is not yet
/// compared with the one that was shown.
pub struct VerifiedDecision {
    /// Statement as received. The backend sends the same response to the same statement.
    pub jws: Jws,
    /// Answer of the user.
    pub answer: Answer,
    /// Id of this decision.
    pub jti: Jti,
}

impl VerifiedDecision {
    /// Extracts the statement from a request body, unparsed: the backend compares the text with
    /// decisions it has already answered.
    pub fn in_body(bytes: &[u8]) -> Result<String, Problem> {
        Members::of(&body(bytes)?).string("decision").map(str::to_owned)
    }

    /// Verifies a statement in this order: structure, verdict, signature by the key for that
    /// verdict, claims, and the time.
    pub fn verify(statement: &str, expected: &Expected<'_>, now: Timestamp) -> Result<Self, Problem> {
        let parsed = ParsedJws::parse_as(statement, Typ::Decision).map_err(|_| Problem::BadSignature)?;
        let claims = Members::of(&parsed.claims);
        let verdict = claims.word("verdict", &Verdict::WORDS)?;
        let key = match verdict {
            Verdict::Approve => expected.approval,
            Verdict::Deny | Verdict::Report => expected.possession,
        };
        parsed.verify(key).map_err(|_| Problem::BadSignature)?;

        let audience = claims.string("aud")?;
        let iat = Timestamp(claims.integer("iat")?);
        let jti = claims.parsed("jti", Jti::parse)?;
        let challenge = claims.string("challenge")?;
        let hash = claims.string("challenge_hash")?;
        let answer = answer(&claims, verdict, expected.challenge.number_matching_digits)?;

        let matches_request = parsed.has_kid(expected.device)
            && audience == expected.origin.as_str()
            && challenge == expected.challenge.id.as_str()
            && hash == expected.challenge_hash.as_str();
        if !matches_request {
            return Err(Problem::BadSignature);
        }
        skew::check(iat, now)?;
        Ok(Self { jws: parsed.jws, answer, jti })
    }
}

fn answer(claims: &Members<'_>, verdict: Verdict, matching: NumberMatching) -> Result<Answer, Problem> {
    let number = match (verdict, matching) {
        (Verdict::Approve, NumberMatching::Two | NumberMatching::Six) => {
            Some(claims.parsed("number", |digits| Number::parse(digits, matching))?)
        }
        _ => None,
    };
    match (verdict, claims.list("amr")?) {
        (Verdict::Approve, [Value::String(word)]) => {
            let amr = Amr::parse(word).ok_or_else(|| claims.malformed("amr"))?;
            Ok(Answer::Approve { number, amr })
        }
        (Verdict::Deny, []) => Ok(Answer::Deny),
        (Verdict::Report, []) => Ok(Answer::Report),
        _ => Err(claims.malformed("amr")),
    }
}
