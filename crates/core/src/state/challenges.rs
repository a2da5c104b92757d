//! Challenges: arrival, answers here or elsewhere, expiry.

use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::Verdict;
use key_protocol::ids::ChallengeId;
use key_protocol::jws::Jws;
use key_view::{Ending, SendTrouble};

use super::challenge_view::{Concluded, challenge_kind};
use super::{PresencePurpose, Refused, ScreenState, Settings, State};
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
        let skew = self.account(handle).ok_or(Refused)?.skew;
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
        let known = self.pending.len();
        for signed in list {
            let id = &signed.claims().id;
            if self.pending(id).is_none() && !self.over.contains(id) {
                self.pending.push(Pending::arrived(handle.clone(), signed, skew, now));
            }
        }
        let has_new = self.pending.len() > known;
        self.pending.sort_by_key(|pending| pending.deadline);
        if has_new {
            self.open_only_pending();
        }
        Ok(())
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
        let is_this = |purpose: &PresencePurpose| matches!(purpose, PresencePurpose::Approve { id: of, .. } if of == id);
        if verdict == Verdict::Approve && !self.has_presence(is_this) {
            return Err(Refused);
        }
        let pending = self.pending_mut(id).filter(|pending| pending.can_be_answered(now)).ok_or(Refused)?;
        pending.progress = Progress::Sending(verdict);
        self.pin_pad.take_if(|pad| is_this(&pad.purpose));
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
        pending.progress = Progress::Open;
        self.time_passed(now);
        Ok(())
    }

    /// Removes an ended challenge. If it is on the screen, the screen shows how it ended.
    pub(crate) fn end(&mut self, id: &ChallengeId, ending: Ending) -> Result<(), Refused> {
        let at = self.pending.iter().position(|pending| pending.id() == id).ok_or(Refused)?;
        let pending = self.pending.remove(at);
        self.over.push(id.clone());
        self.remember(&pending, &ending);
        if matches!(&self.screen, ScreenState::Challenge(on_screen) if on_screen == id) {
            let claims = pending.signed.claims();
            let username =
                self.account(&pending.handle).map_or_else(String::new, |a| a.username.as_str().to_owned());
            self.pin_pad = None;
            self.screen = ScreenState::Result(Concluded {
                kind: challenge_kind(claims.kind),
                service: claims.service.clone(),
                username,
                ending,
            });
        }
        Ok(())
    }

    /// Ends unanswered challenges past their deadline. The outcome of a sent decision is left to
    /// its response.
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
    }
}
