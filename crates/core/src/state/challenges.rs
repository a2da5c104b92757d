//! Transitions of challenges: arriving, being answered here or elsewhere, running out of time.

use key_protocol::challenge::{Challenge, Detail, Kind, SignedChallenge};
use key_protocol::decision::Verdict;
use key_protocol::ids::ChallengeId;
use key_protocol::jws::Jws;
use key_view::{ChallengeKind, DetailView, Ending, SendTrouble};

use super::{Concluded, Place, PresencePurpose, Refused, State};
use crate::domain::account::AccountHandle;
use crate::domain::challenge::{Pending, Progress};
use crate::domain::notes::Past;
use crate::now::Now;

impl State {
    /// The list is the truth about what is open. What it no longer holds is gone, except where this device is waiting for
    /// the answer to its own decision: that answer says how it ended. A list that was made before one ended still holds that
    /// one, and does not bring it back.
    pub(super) fn listed(
        &mut self,
        handle: &AccountHandle,
        list: Vec<SignedChallenge>,
        now: Now,
    ) -> Result<(), Refused> {
        let skew = self.account(handle).ok_or(Refused)?.skew;
        let gone: Vec<ChallengeId> = self
            .pending
            .iter()
            .filter(|pending| &pending.handle == handle && matches!(pending.progress, Progress::Open))
            .map(|pending| pending.id().clone())
            .filter(|id| !list.iter().any(|signed| &signed.claims().id == id))
            .collect();
        for id in &gone {
            self.end(id, Ending::Cancelled)?;
        }
        let known = self.pending.len();
        for signed in list {
            let id = &signed.claims().id;
            if self.pending(id).is_none() && !self.over.contains(id) {
                self.pending.push(Pending::arrived(handle.clone(), signed, skew, now));
            }
        }
        let something_came = self.pending.len() > known;
        self.pending.sort_by_key(|pending| pending.deadline);
        if something_came {
            self.show_what_waits();
        }
        Ok(())
    }

    /// Opens the challenge that waits, unless the person is in the middle of something. A result stays, and says that more waits:
    /// whoever is about to press *Done* must not press *Deny*.
    fn show_what_waits(&mut self) {
        let idle = match &self.place {
            Place::Home => true,
            Place::Settings { disconnecting, busy } => {
                disconnecting.is_none() && !busy && self.pin_pad.is_none()
            }
            _ => false,
        };
        if idle && self.pending.len() == 1 {
            self.home();
        }
    }

    pub(super) fn withdrawn(&mut self, id: &ChallengeId, ending: Ending) -> Result<(), Refused> {
        match self.pending(id).ok_or(Refused)?.progress {
            Progress::Open => self.end(id, ending),
            // Our own decision is out; its answer says what became of it.
            Progress::Sending(_) | Progress::Unsent { .. } => Err(Refused),
        }
    }

    pub(super) fn send_started(
        &mut self,
        id: &ChallengeId,
        verdict: Verdict,
        now: Now,
    ) -> Result<(), Refused> {
        let is_this = |asked: &PresencePurpose| matches!(asked, PresencePurpose::Approve { id: asked, .. } if asked == id);
        if verdict == Verdict::Approve && !self.checked(is_this) {
            return Err(Refused);
        }
        let pending = self.pending_mut(id).filter(|pending| pending.can_be_answered(now)).ok_or(Refused)?;
        pending.progress = Progress::Sending(verdict);
        self.pin_pad.take_if(|pad| is_this(&pad.asked));
        Ok(())
    }

    pub(super) fn resend_started(&mut self, id: &ChallengeId) -> Result<(), Refused> {
        let pending = self.pending_mut(id).ok_or(Refused)?;
        let Progress::Unsent { verdict, .. } = pending.progress else {
            return Err(Refused);
        };
        pending.progress = Progress::Sending(verdict);
        Ok(())
    }

    pub(super) fn unsent(
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

    pub(super) fn reopened(&mut self, id: &ChallengeId, now: Now) -> Result<(), Refused> {
        let pending = self.pending_mut(id).ok_or(Refused)?;
        if !matches!(pending.progress, Progress::Sending(_)) {
            return Err(Refused);
        }
        pending.progress = Progress::Open;
        self.time_passed(now);
        Ok(())
    }

    /// Takes a challenge away. If it is on the screen, the screen says how it ended.
    pub(super) fn end(&mut self, id: &ChallengeId, ending: Ending) -> Result<(), Refused> {
        let at = self.pending.iter().position(|pending| pending.id() == id).ok_or(Refused)?;
        let pending = self.pending.remove(at);
        self.over.push(id.clone());
        self.remember(&pending, &ending);
        if matches!(&self.place, Place::Challenge(on_screen) if on_screen == id) {
            let claims = pending.signed.claims();
            let username =
                self.account(&pending.handle).map_or_else(String::new, |a| a.username.as_str().to_owned());
            self.pin_pad = None;
            self.place = Place::Result(Concluded {
                kind: challenge_kind(claims.kind),
                service: claims.service.clone(),
                username,
                ending,
            });
        }
        Ok(())
    }

    fn remember(&mut self, pending: &Pending, ending: &Ending) {
        let claims = pending.signed.claims();
        let Some(account) = self.account(&pending.handle) else { return };
        let past = Past {
            id: claims.id.clone(),
            handle: pending.handle.clone(),
            username: account.username.as_str().to_owned(),
            kind: challenge_kind(claims.kind),
            service: claims.service.clone(),
            browser: claims.context.browser.clone(),
            os: claims.context.os.clone(),
            place: claims.context.place.clone(),
            ip: claims.context.ip.clone(),
            details: details(claims),
            ending: ending.clone(),
            at: claims.iat,
        };
        self.notes.remember(past);
        self.noted += 1;
    }

    /// What nobody has begun to answer ends when its time is up. A decision that is out has its own answer coming.
    pub(super) fn time_passed(&mut self, now: Now) {
        let expired: Vec<ChallengeId> = self
            .pending
            .iter()
            .filter(|pending| matches!(pending.progress, Progress::Open) && pending.deadline <= now.monotonic)
            .map(|pending| pending.id().clone())
            .collect();
        for id in expired {
            // It is there: the list was made from what is there.
            let _ = self.end(&id, Ending::Expired);
        }
    }
}

/// What is to be confirmed, as the backend words it.
pub(crate) fn details(claims: &Challenge) -> Vec<DetailView> {
    let view = |detail: &Detail| DetailView { label: detail.label.clone(), value: detail.value.clone() };
    claims.details.iter().map(view).collect()
}

/// The interface's word for what is confirmed.
pub(crate) fn challenge_kind(kind: Kind) -> ChallengeKind {
    match kind {
        Kind::Login => ChallengeKind::Login,
        Kind::Payment => ChallengeKind::Payment,
        Kind::Identification => ChallengeKind::Identification,
    }
}
