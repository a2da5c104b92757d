//! Challenges: arrival, answers here or elsewhere, expiry.

use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::Verdict;
use key_protocol::ids::ChallengeId;
use key_protocol::jws::Jws;
use key_protocol::list::Fingerprint;
use key_view::{AnswerTrouble, Ending, Handback, SendTrouble};

use super::challenge_view::{Concluded, challenge_kind};
use super::{PresencePurpose, Refused, ScreenState, Settings, State, check};
use crate::domain::account::AccountHandle;
use crate::domain::challenge::{Pending, Progress};
use crate::now::Now;

impl State {
    /// Takes over the backend's list, which is authoritative. An open challenge missing from it has
    /// ended, except one whose decision was sent: the response to that tells its outcome. A list
    /// made before a challenge ended may still contain it and does not reopen it.
    pub(crate) fn listed(
        &mut self,
        handle: &AccountHandle,
        list: Vec<SignedChallenge>,
        now: Now,
    ) -> Result<(), Refused> {
        let clock = self.account(handle).ok_or(Refused)?.clock;
        let missing: Vec<ChallengeId> = self
            .pending
            .iter()
            .filter(|pending| &pending.handle == handle && matches!(pending.progress, Progress::Open))
            .map(|pending| pending.id().clone())
            .filter(|id| !list.iter().any(|signed| &signed.claims().id == id))
            .collect();
        for id in &missing {
            self.end(id, Ending::Cancelled)?;
        }
        let arrived = |signed| Pending::arrived(handle.clone(), signed, &clock, now);
        self.take_in(list.into_iter().map(arrived).collect());
        Ok(())
    }

    /// Takes in a challenge that was named, and fetched because the list lacked it.
    pub(crate) fn arrived(
        &mut self,
        handle: &AccountHandle,
        signed: SignedChallenge,
        now: Now,
    ) -> Result<(), Refused> {
        let clock = self.account(handle).ok_or(Refused)?.clock;
        self.take_in(vec![Pending::arrived(handle.clone(), signed, &clock, now)]);
        Ok(())
    }

    fn take_in(&mut self, arrived: Vec<Pending>) {
        let known = self.pending.len();
        for pending in arrived {
            if self.pending(pending.id()).is_none() && !self.over.contains(pending.id()) {
                self.freeze_is_over(&pending.handle);
                self.pending.push(pending);
            }
        }
        let has_new = self.pending.len() > known;
        self.pending.sort_by_key(|pending| pending.deadline);
        if has_new {
            self.open_only_pending();
        }
    }

    /// Adds a challenge to the history that is first heard of when it is over.
    pub(crate) fn heard_when_over(
        &mut self,
        handle: &AccountHandle,
        signed: SignedChallenge,
        ending: &Ending,
        now: Now,
    ) -> Result<(), Refused> {
        let clock = self.account(handle).ok_or(Refused)?.clock;
        let id = signed.claims().id.clone();
        check(self.pending(&id).is_none() && !self.over.contains(&id) && !self.has_past(&id))?;
        self.remember(&Pending::arrived(handle.clone(), signed, &clock, now), ending);
        self.over.push(id);
        Ok(())
    }

    /// Records an element of an account's list that cannot be trusted.
    pub(crate) fn refuse(&mut self, handle: AccountHandle, element: Fingerprint) {
        self.refused.insert((handle, element));
    }

    /// Returns whether an element of an account's list was refused before.
    pub(crate) fn has_refused(&self, handle: &AccountHandle, element: Fingerprint) -> bool {
        self.refused.contains(&(handle.clone(), element))
    }

    /// Opens the pending challenge if the user is idle. A result stays on the screen and mentions
    /// further challenges: a user about to press *Done* must not press *Deny*.
    fn open_only_pending(&mut self) {
        let idle = match &self.screen {
            ScreenState::Home => true,
            ScreenState::Settings(settings) => *settings == Settings::Open && self.pin_pad.is_none(),
            _ => false,
        };
        if idle && self.pending.len() == 1 {
            self.go_home();
        }
    }

    /// Ends a challenge that was decided elsewhere.
    pub(crate) fn withdrawn(&mut self, id: &ChallengeId, ending: Ending) -> Result<(), Refused> {
        match self.pending(id).ok_or(Refused)?.progress {
            Progress::Open => self.end(id, ending),
            // Our own decision was sent; the response to it tells the outcome.
            Progress::Sending(_) | Progress::Unsent { .. } => Err(Refused),
        }
    }

    /// Starts sending a decision; an approval only with presence for this challenge.
    pub(crate) fn send_started(
        &mut self,
        id: &ChallengeId,
        verdict: Verdict,
        now: Now,
    ) -> Result<(), Refused> {
        if verdict == Verdict::Approve && !self.has_presence(|purpose| is_approval_of(purpose, id)) {
            return Err(Refused);
        }
        let pending = self.pending_mut(id).filter(|pending| pending.can_be_answered(now)).ok_or(Refused)?;
        (pending.progress, pending.trouble) = (Progress::Sending(verdict), None);
        self.report_asked = false;
        self.pin_pad.take_if(|pad| is_approval_of(&pad.purpose, id));
        Ok(())
    }

    /// Gives up an approval whose number was the PIN that was just accepted, and closes its pad.
    pub(crate) fn number_was_pin(&mut self, id: &ChallengeId) -> Result<(), Refused> {
        check(self.has_presence(|purpose| is_approval_of(purpose, id)))?;
        self.pending_mut(id).ok_or(Refused)?.trouble = Some(AnswerTrouble::NumberIsPin);
        self.pin_pad = None;
        Ok(())
    }

    /// Starts sending an undelivered decision again.
    pub(crate) fn resend_started(&mut self, id: &ChallengeId) -> Result<(), Refused> {
        let pending = self.pending_mut(id).ok_or(Refused)?;
        let Progress::Unsent { verdict, .. } = pending.progress else {
            return Err(Refused);
        };
        pending.progress = Progress::Sending(verdict);
        Ok(())
    }

    /// Keeps a decision that was sent without a response.
    pub(crate) fn unsent(
        &mut self,
        id: &ChallengeId,
        decision: Jws,
        trouble: SendTrouble,
    ) -> Result<(), Refused> {
        let pending = self.pending_mut(id).ok_or(Refused)?;
        let Progress::Sending(verdict) = pending.progress else {
            return Err(Refused);
        };
        pending.progress = Progress::Unsent { verdict, decision, trouble };
        Ok(())
    }

    /// Reopens a challenge whose decision could not be made or was refused unprocessed.
    pub(crate) fn reopened(&mut self, id: &ChallengeId, now: Now) -> Result<(), Refused> {
        let pending = self.pending_mut(id).ok_or(Refused)?;
        if !matches!(pending.progress, Progress::Sending(_)) {
            return Err(Refused);
        }
        (pending.progress, pending.trouble) = (Progress::Open, Some(AnswerTrouble::NotMade));
        self.time_passed(now);
        Ok(())
    }

    /// Removes an ended challenge. If it is on the screen, the screen shows how it ended.
    pub(crate) fn end(&mut self, id: &ChallengeId, ending: Ending) -> Result<(), Refused> {
        let pending = self.pending(id).ok_or(Refused)?;
        let handback = pending.handed_over.as_ref().map_or(Handback::None, |_| Handback::Link);
        self.conclude(id, ending, handback)
    }

    /// Removes an ended challenge, and with it its handoff.
    pub(super) fn conclude(
        &mut self,
        id: &ChallengeId,
        ending: Ending,
        handback: Handback,
    ) -> Result<(), Refused> {
        let at = self.pending.iter().position(|pending| pending.id() == id).ok_or(Refused)?;
        let pending = self.pending.remove(at);
        self.over.push(id.clone());
        self.remember(&pending, &ending);
        if matches!(&self.screen, ScreenState::Challenge(on_screen) if on_screen == id) {
            let claims = pending.signed.claims();
            let username =
                self.account(&pending.handle).map_or_else(String::new, |a| a.username.as_str().to_owned());
            (self.pin_pad, self.report_asked) = (None, false);
            self.arrivals += 1;
            self.screen = ScreenState::Result(Concluded {
                challenge: id.clone(),
                kind: challenge_kind(claims.kind),
                service: claims.service.as_str().to_owned(),
                username,
                ending,
                handback,
                until: None,
            });
        }
        Ok(())
    }

    /// Ends unanswered challenges past their deadline, and closes good news and settled results. The outcome of a sent
    /// decision is left to its response.
    pub(crate) fn time_passed(&mut self, now: Now) {
        let expired: Vec<ChallengeId> = self
            .pending
            .iter()
            .filter(|pending| matches!(pending.progress, Progress::Open) && pending.deadline <= now.monotonic)
            .map(|pending| pending.id().clone())
            .collect();
        for id in expired {
            // Cannot fail: the ids were just taken from the pending challenges.
            let _ = self.end(&id, Ending::Expired);
        }
        self.close_good_news(now);
        self.close_result(now);
    }
}

fn is_approval_of(purpose: &PresencePurpose, id: &ChallengeId) -> bool {
    matches!(purpose, PresencePurpose::Approve { id: of, .. } if of == id)
}
