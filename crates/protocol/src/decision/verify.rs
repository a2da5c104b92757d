//! The backend's side of a decision, up to where it has to look at how the challenge stands.

use serde_json::Value;

use super::{Amr, Answer, Number, Verdict};
use crate::challenge::{Challenge, ChallengeHash, NumberMatching};
use crate::ids::{DeviceId, Jti, Origin, Timestamp};
use crate::jws::{Jws, ParsedJws, Typ};
use crate::keys::PublicKey;
use crate::member::{Members, body};
use crate::problem::Problem;
use crate::skew;

/// What a decision has to be about and by whom.
pub struct Expected<'a> {
    /// This backend.
    pub origin: &'a Origin,
    /// The device whose proof the request has.
    pub device: &'a DeviceId,
    /// Its key for deny and report.
    pub possession: &'a PublicKey,
    /// Its key for approve.
    pub approval: &'a PublicKey,
    /// The challenge in the request's path.
    pub challenge: &'a Challenge,
    /// The hash of its signed bytes.
    pub challenge_hash: &'a ChallengeHash,
}

/// A decision whose signature, claims and time are all as they should be. Whether the number is right is yet to be seen.
pub struct VerifiedDecision {
    /// The statement as it came: the same one again gets the same answer.
    pub jws: Jws,
    /// What the person answered.
    pub answer: Answer,
    /// What makes it unlike other decisions.
    pub jti: Jti,
}

impl VerifiedDecision {
    /// The statement in a request's body, as text: it may be one that was answered before.
    pub fn in_body(bytes: &[u8]) -> Result<String, Problem> {
        Members::of(&body(bytes)?).string("decision").map(str::to_owned)
    }

    /// Verifies a statement: structure, verdict, signature by the key for that verdict, claims, and the time.
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
