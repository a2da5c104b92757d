//! Decisions as the backend verifies them. Whether the challenge is still open, and whether the
//! number is right, depends on backend state and is checked elsewhere.

use super::{Amr, Answer, Matched, Number, Verdict};
use crate::challenge::{Challenge, ChallengeHash, NumberMatching};
use crate::handoff::Handoff;
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
    /// Keys of the device that sign approvals.
    pub presence: PresenceKeys<'a>,
    /// Challenge in the request's path.
    pub challenge: &'a Challenge,
    /// Hash of that challenge's signed bytes.
    pub challenge_hash: &'a ChallengeHash,
}

/// Keys that sign what requires user presence.
#[derive(Debug, Clone, Copy)]
pub struct PresenceKeys<'a> {
    /// Approval key, used after the PIN.
    pub approval: &'a PublicKey,
    /// Sensor key, used after a finger or a face; `None` if the device registered none.
    pub sensor: Option<&'a PublicKey>,
}

impl<'a> PresenceKeys<'a> {
    /// Key that must have signed a statement with these claims: the sensor key for a sensor's `amr`
    /// where one is registered, else the approval key, also for an invalid `amr`.
    pub(crate) fn key_for(&self, claims: &Members<'_>) -> &'a PublicKey {
        match (Amr::in_claims(claims), self.sensor) {
            (Ok(amr), Some(sensor)) if amr.is_sensor() => sensor,
            _ => self.approval,
        }
    }
}

/// Decision with valid signature, claims and time. The number has the right length, or the
/// handoff the right form, but neither is compared yet.
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
            Verdict::Approve => expected.presence.key_for(&claims),
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
    let no_amr = |answer| match claims.list("amr")? {
        [] => Ok(answer),
        _ => Err(claims.malformed("amr")),
    };
    match verdict {
        Verdict::Approve => {
            let matched = matched(claims, matching)?;
            Ok(Answer::Approve { matched, amr: Amr::in_claims(claims)? })
        }
        Verdict::Deny => no_amr(Answer::Deny),
        Verdict::Report => no_amr(Answer::Report),
    }
}

/// Reads `number` or `handoff`, which exclude each other. Both are ignored where matching is off.
fn matched(claims: &Members<'_>, matching: NumberMatching) -> Result<Matched, Problem> {
    if matching == NumberMatching::Off {
        return Ok(Matched::Nothing);
    }
    match (claims.get("number"), claims.get("handoff")) {
        (_, None) => claims.parsed("number", |digits| Number::parse(digits, matching)).map(Matched::Number),
        (None, Some(_)) => claims.parsed("handoff", Handoff::parse).map(Matched::Handoff),
        (Some(_), Some(_)) => Err(claims.malformed("handoff")),
    }
}
