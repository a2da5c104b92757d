//! Answering a challenge: approve after presence, deny, report.

use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::{Answer, Decision, Matched, Number, Verdict};
use key_protocol::ids::ChallengeId;
use key_protocol::jws::{Draft, Jws};
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use key_view::Ending;

use crate::core::{Core, Flow, Stopped};
use crate::domain::account::AccountHandle;
use crate::domain::challenge::{Progress, ended_elsewhere};
use crate::failure::RequestFailed;
use crate::flows::pad::{Confirmation, Statement};
use crate::ports::SignFailed;
use crate::state::PresencePurpose;

impl Core {
    pub(crate) fn open_challenge(&self, id: &str) {
        let known =
            ChallengeId::parse(id).ok().filter(|id| self.with_state(|state| state.pending(id).is_some()));
        match known {
            Some(id) => self.update_or_log(|s| s.open_challenge(id)),
            None => self.update(|s| s.notify(key_view::Message::ChallengeGone)),
        }
    }

    /// Approves a challenge, with presence. The state refuses if `typed` does not have the number of
    /// digits that the challenge requires, which is none after a handoff.
    pub(crate) async fn approve(&self, mut flow: Flow, id: &str, typed: Option<&str>) -> Result<(), Stopped> {
        let id = ChallengeId::parse(id).map_err(|_| Stopped)?;
        let handle = self.owner(&id).ok_or(Stopped)?;
        let matched = self.matched(&id, typed.unwrap_or_default());
        let digits = match &matched {
            Matched::Number(number) => number.as_str().len(),
            Matched::Handoff(_) | Matched::Nothing => 0,
        };
        let purpose = PresencePurpose::Approve { id: id.clone(), digits };
        let draft = |amr| self.draft(&handle, &id, &Answer::Approve { matched: matched.clone(), amr });
        let statement = Statement { handle: &handle, draft: &draft };
        let confirmation = self.confirmation_for(&mut flow, purpose, &statement).await?;
        if is_pin(&confirmation, &matched) {
            return Ok(self.update(|s| s.number_was_pin(&id))?);
        }
        self.update(|s| s.send_started(&id, Verdict::Approve, self.ports.clock.moment()))?;
        let signed = self.signed(confirmation, &statement).await;
        self.send_signed(&id, signed).await;
        Ok(())
    }

    /// Returns what ties an approval to the page that asked: the handoff of a page on this phone, or
    /// else what was typed.
    fn matched(&self, id: &ChallengeId, typed: &str) -> Matched {
        let asked = self.with_state(|state| {
            let pending = state.pending(id)?;
            Some((pending.handed_over.as_ref().map(|known| known.handoff.clone()), pending.matching()))
        });
        match asked {
            Some((Some(handoff), _)) => Matched::Handoff(handoff),
            Some((None, matching)) => {
                Number::typed(typed, matching).map_or(Matched::Nothing, Matched::Number)
            }
            None => Matched::Nothing,
        }
    }

    /// Returns the signed statement of an act: presence is consumed by a signature with the approval
    /// key, and what the sensor key has signed stays as it is.
    pub(crate) async fn signed(
        &self,
        confirmation: Confirmation,
        statement: &Statement<'_>,
    ) -> Result<Jws, SignFailed> {
        let presence = match confirmation {
            Confirmation::Signed(signed) => return Ok(signed),
            Confirmation::Presence(presence) => presence,
        };
        let Statement { handle, draft } = statement;
        let draft = draft(presence.method())?;
        let sealed = self.record.lock().await.account(handle).map(|stored| stored.approval.clone());
        let sealed = sealed.ok_or(SignFailed::KeyGone)?;
        let signature = self.signer.approve(handle, &sealed, draft.signing_input(), presence).await?;
        Ok(draft.sealed(&signature))
    }

    pub(crate) async fn deny(&self, id: &str) {
        self.answer_without_presence(id, &Answer::Deny).await;
    }

    pub(crate) fn ask_report(&self, id: &str) -> Result<(), Stopped> {
        let id = ChallengeId::parse(id).map_err(|_| Stopped)?;
        Ok(self.update(|s| s.ask_report(&id, self.ports.clock.moment()))?)
    }

    pub(crate) async fn report(&self, id: &str) {
        self.answer_without_presence(id, &Answer::Report).await;
    }

    async fn answer_without_presence(&self, id: &str, answer: &Answer) {
        let Ok(id) = ChallengeId::parse(id) else { return };
        if self.update(|s| s.send_started(&id, answer.verdict(), self.ports.clock.moment())).is_err() {
            return;
        }
        let signed = async {
            let handle = self.owner(&id).ok_or(SignFailed::KeyGone)?;
            let draft = self.draft(&handle, &id, answer)?;
            let signature = self.signer.prove(&handle, draft.signing_input()).await?;
            Ok(draft.sealed(&signature))
        };
        self.send_signed(&id, signed.await).await;
    }

    /// Returns the account that an open challenge is for.
    fn owner(&self, id: &ChallengeId) -> Option<AccountHandle> {
        self.with_state(|state| state.pending(id).map(|pending| pending.handle.clone()))
    }

    /// Drafts the decision. It covers the exact signed challenge that was displayed.
    fn draft(&self, handle: &AccountHandle, id: &ChallengeId, answer: &Answer) -> Result<Draft, SignFailed> {
        let found = self.with_state(|state| {
            let pending = state.pending(id).filter(|pending| &pending.handle == handle)?;
            Some((state.account(handle)?.clone(), pending.signed.clone()))
        });
        let (account, challenge): (_, SignedChallenge) = found.ok_or(SignFailed::KeyGone)?;
        let jti = self.new_jti()?;
        let decision = Decision {
            origin: &account.origin,
            device: &account.device,
            iat: self.server_time(&account),
            jti: &jti,
            challenge: &challenge,
            answer,
        };
        Ok(decision.draft())
    }

    async fn send_signed(&self, id: &ChallengeId, signed: Result<Jws, SignFailed>) {
        match signed {
            Ok(decision) => self.send(id, decision).await,
            Err(why) => {
                tracing::error!(%why, "a decision could not be signed");
                self.reopen(id);
            }
        }
    }

    /// Resends an undelivered decision. The bytes are the same, so a backend that has already
    /// processed them repeats its response.
    pub(crate) async fn resend(&self, id: &ChallengeId) {
        let decision = self.with_state(|state| match &state.pending(id)?.progress {
            Progress::Unsent { decision, .. } => Some(decision.clone()),
            Progress::Open | Progress::Sending(_) => None,
        });
        let Some(decision) = decision else { return };
        if self.update(|s| s.resend_started(id)).is_ok() {
            self.send(id, decision).await;
        }
    }

    async fn send(&self, id: &ChallengeId, decision: Jws) {
        let sending = self.with_state(|state| {
            let pending = state.pending(id)?;
            let Progress::Sending(verdict) = pending.progress else {
                return None;
            };
            Some((pending.handle.clone(), verdict))
        });
        let Some((handle, verdict)) = sending else { return };
        let call = |account: crate::domain::account::Account, proof: Jws| {
            let (id, decision) = (id.clone(), decision.clone());
            async move { self.ports.backend.decide(&account.origin, &proof, &id, &decision).await }
        };
        let mut answer = self.call_backend(&handle, Endpoint::Decision(id), call).await;
        if matches!(answer, Err(RequestFailed::Call(_))) {
            // The request or its response was lost. Retrying is safe: the backend answers identical
            // bytes alike.
            answer = self.call_backend(&handle, Endpoint::Decision(id), call).await;
        }
        match answer {
            Ok(response) => self.answered(id, response).await,
            Err(RequestFailed::Revoked(removal)) => self.disconnected_elsewhere(&handle, removal).await,
            Err(RequestFailed::Refused(problem)) => self.decision_refused(&handle, id, verdict, problem),
            Err(failed) => {
                tracing::warn!(%failed, "a decision was not delivered");
                self.update_or_log(|s| s.unsent(id, decision, failed.send_trouble()));
            }
        }
    }

    fn decision_refused(&self, handle: &AccountHandle, id: &ChallengeId, verdict: Verdict, problem: Problem) {
        match problem {
            Problem::WrongNumber => self.ended(id, Ending::WrongNumber),
            Problem::Expired { .. } => self.ended(id, Ending::Expired),
            Problem::UnknownChallenge => self.ended(id, Ending::Cancelled),
            Problem::AlreadyDecided { outcome, by_device, .. } => {
                self.ended(id, ended_elsewhere(outcome, by_device))
            }
            // The clock changed after the decision was drafted: its `iat` is wrong and the backend
            // did not process it. A new decision is needed.
            Problem::ClockSkew { .. } => self.reopen(id),
            problem => {
                tracing::error!(%problem, ?verdict, "the backend does not take this app's decision");
                if verdict == Verdict::Approve && problem == Problem::BadSignature {
                    self.doubt_sensor_key(handle);
                }
                self.reopen(id);
            }
        }
    }

    /// Reopens the challenge after a failed decision. It says so itself.
    fn reopen(&self, id: &ChallengeId) {
        self.update_or_log(|s| s.reopened(id, self.ports.clock.moment()));
    }

    fn ended(&self, id: &ChallengeId, ending: Ending) {
        self.update_or_log(|s| s.end(id, ending));
    }
}

/// Returns whether the number to be sent is the PIN that was just accepted.
fn is_pin(confirmation: &Confirmation, matched: &Matched) -> bool {
    match (confirmation, matched) {
        (Confirmation::Presence(presence), Matched::Number(number)) => presence.is_by_pin(number.as_str()),
        _ => false,
    }
}
