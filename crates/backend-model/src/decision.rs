//! Applies a device's decision to a challenge.

use key_protocol::decision::{
    Answer, DecisionResponse, Expected, Matched, Outcome, Status, VerifiedDecision,
};
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Timestamp};
use key_protocol::notice::NoticeKind;
use key_protocol::problem::Problem;
use serde::{Deserialize, Serialize};

use super::challenge::Challenge;
use super::device::Caller;
use super::fingerprint::Fingerprint;
use super::given_release::GivenRelease;
use super::notice::Actor;
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
        let name = device.about.name.clone();
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
            presence: device.presence_keys(),
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
        name: &DeviceText,
        id: &ChallengeId,
        answer: &Answer,
        now: Timestamp,
    ) -> Result<DecisionResponse, Problem> {
        let challenge = self.challenges.iter_mut().find(|challenge| challenge.claims.id == *id);
        let challenge = challenge.ok_or(Problem::UnknownChallenge)?;
        let mut release = None;
        if let Answer::Approve { matched, .. } = answer {
            if !challenge.accepts(matched) {
                self.end(id, Outcome::WrongNumber, Some(name), now);
                return Err(Problem::WrongNumber);
            }
            if matches!(matched, Matched::Handoff(_)) {
                let given = GivenRelease::new(challenge.claims.exp, now);
                release = Some(given.secret().clone());
                challenge.release = Some(given);
            }
        }
        let status = Status::from(answer.verdict());
        self.end(id, status.into(), Some(name), now);
        if status == Status::Reported {
            self.freeze(caller, name, now);
        }
        Ok(DecisionResponse { status, release })
    }

    /// Stops challenges after a report, which means that an attacker knows the password. Ends every
    /// session and pairing code of the account, half-way logins and unreleased ones included.
    fn freeze(&mut self, caller: &Caller, name: &DeviceText, now: Timestamp) {
        self.cancel_open(&caller.account, now);
        self.end_sessions(&caller.account);
        if let Some(user) = self.user_mut(&caller.account) {
            user.is_frozen = true;
        }
        self.notify(&caller.account, NoticeKind::Frozen, None, Actor::Device(name), now);
    }
}

impl Challenge {
    /// Whether an approval's number or handoff is this challenge's.
    fn accepts(&self, matched: &Matched) -> bool {
        match matched {
            Matched::Nothing => self.number.is_none(),
            Matched::Number(typed) => self.number.as_deref() == Some(typed.as_str()),
            Matched::Handoff(secret) => *secret == self.handoff,
        }
    }
}
