//! Applies a device's decision to a challenge.

use key_protocol::decision::{Answer, DecisionResponse, Expected, Outcome, Status, VerifiedDecision};
use key_protocol::ids::{ChallengeId, DeviceId, Timestamp};
use key_protocol::problem::Problem;
use serde::{Deserialize, Serialize};

use super::device::Caller;
use super::fingerprint::Fingerprint;
use super::{Settings, State};

/// Seconds for which a repeated statement gets the same response.
pub(super) const REPLAY_WINDOW: i64 = 24 * 60 * 60;

/// A decision with valid signature and claims, and the response to it.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct AnsweredDecision {
    challenge: ChallengeId,
    device: DeviceId,
    statement: Fingerprint,
    pub(super) at: Timestamp,
    answer: Result<DecisionResponse, Problem>,
}

impl State {
    /// Applies the decision in a request's body to the challenge in its path. Checks, in this
    /// order: unknown challenge, repeated statement, signature and claims, already decided,
    /// expired, number.
    pub fn decide(
        &mut self,
        caller: &Caller,
        challenge: &str,
        statement: &str,
        settings: &Settings,
        now: Timestamp,
    ) -> Result<DecisionResponse, Problem> {
        let device = self.caller(caller)?;
        let name = device.about.name.to_string();
        let challenge = self.challenge_of(&caller.account, challenge)?;
        let id = challenge.claims.id.clone();
        let fingerprint = Fingerprint::of(statement);
        let is_same = |answered: &&AnsweredDecision| {
            answered.challenge == id
                && answered.device == caller.device
                && answered.statement == fingerprint
                && now - answered.at <= REPLAY_WINDOW
        };
        if let Some(answered) = self.decisions.iter().find(is_same) {
            return answered.answer.clone();
        }

        let expected = Expected {
            origin: &settings.origin,
            device: &device.id,
            possession: &device.possession,
            approval: &device.approval,
            challenge: &challenge.claims,
            challenge_hash: &challenge.hash(),
        };
        let decision = VerifiedDecision::verify(statement, &expected, now)?;
        let answer = match challenge.ensure_open() {
            Ok(()) => self.apply(caller, &name, &id, &decision.answer, now),
            Err(problem) => Err(problem),
        };
        self.decisions.push(AnsweredDecision {
            challenge: id,
            device: caller.device.clone(),
            statement: fingerprint,
            at: now,
            answer: answer.clone(),
        });
        answer
    }

    fn apply(
        &mut self,
        caller: &Caller,
        name: &str,
        id: &ChallengeId,
        answer: &Answer,
        now: Timestamp,
    ) -> Result<DecisionResponse, Problem> {
        if let Answer::Approve { number, .. } = answer {
            let shown = self.challenge(id).and_then(|challenge| challenge.number.as_deref());
            if number.as_ref().map(|typed| typed.as_str()) != shown {
                self.end(id, Outcome::WrongNumber, Some(name), now);
                return Err(Problem::WrongNumber);
            }
        }
        let status = Status::from(answer.verdict());
        self.end(id, status.into(), Some(name), now);
        if status == Status::Reported {
            self.freeze(caller, now);
        }
        Ok(DecisionResponse { status })
    }

    /// Stops challenges after a report, which means that an attacker knows the password.
    fn freeze(&mut self, caller: &Caller, now: Timestamp) {
        self.cancel_open(&caller.account, now);
        if let Some(user) = self.user_mut(&caller.account) {
            user.is_frozen = true;
        }
    }
}
