//! Releases: the second half of an approval with a handoff. The effect of the approval waits until
//! the browser that asked comes back with the release from the app.

use key_protocol::challenge::Kind;
use key_protocol::decision::Outcome;
use key_protocol::event::{Event, WithdrawnEvent};
use key_protocol::handoff::Release;
use key_protocol::ids::{ChallengeId, Timestamp};

use super::challenge::{Challenge, Ended};
use super::confirmed::Confirmed;
use super::given_release::Used;
use super::logbook::End;
use super::session_id::SessionId;
use super::{OutgoingEvent, State};

/// A release that opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotReleased {
    /// Another browser asked, or none did: the person is told to go back to the one that did.
    OtherBrowser,
    /// The release is wrong, over, or was used before.
    Over,
}

impl Challenge {
    /// Whether the challenge was approved and its effect may happen: at once, or once the browser on
    /// the same phone has come back with the release.
    pub fn is_effective(&self) -> bool {
        self.outcome() == Some(Outcome::Approved)
            && self.release.as_ref().is_none_or(|given| !given.is_unused())
    }

    /// Whether the challenge is approved and waits for its browser to come back.
    pub fn awaits_release(&self) -> bool {
        self.outcome() == Some(Outcome::Approved) && !self.is_effective()
    }

    /// Whether the challenge takes room in the limits: open, ended without approval, or unreleased.
    pub(super) fn takes_room(&self) -> bool {
        !self.is_effective() && !self.takes_no_room
    }

    fn was_released_by(&self, session: &SessionId) -> bool {
        self.release.as_ref().is_some_and(|given| given.was_used_by(session))
    }

    /// Returns when an approval that awaits its release ends.
    pub(super) fn release_ends_at(&self) -> Option<Timestamp> {
        self.release.as_ref().filter(|_| self.awaits_release()).map(|given| given.good_until)
    }
}

impl State {
    /// Uses the release of a challenge in the browser of the session `id`. The same browser may
    /// repeat it for a while. Another secret opens and ends nothing.
    pub fn release(
        &mut self,
        id: &SessionId,
        challenge: &ChallengeId,
        secret: &Release,
        now: Timestamp,
    ) -> Result<(), NotReleased> {
        let found = self.challenges.iter_mut().find(|known| known.claims.id == *challenge);
        let is_same = |known: &&mut Challenge| known.session == *id || known.was_released_by(id);
        let challenge = found.filter(is_same).ok_or(NotReleased::OtherBrowser)?;
        let is_approved = challenge.outcome() == Some(Outcome::Approved);
        let given = challenge.release.as_mut().filter(|_| is_approved);
        let used = given.and_then(|given| given.use_up(secret, id, now)).ok_or(NotReleased::Over)?;
        if used == Used::Now {
            let released = challenge.clone();
            self.take_effect(&released, now);
        }
        Ok(())
    }

    /// Records the effect of an approval that was released. A login enters the logbook when its
    /// browser logs in.
    fn take_effect(&mut self, released: &Challenge, now: Timestamp) {
        let claims = &released.claims;
        if let Some(user) = self.user_mut(&claims.account) {
            user.end_row_by_approval();
        }
        if claims.kind != Kind::Login {
            let device = released.by_device().unwrap_or_default().to_owned();
            let end = End::Confirmed(Confirmed::InApp { device });
            self.add_to_logbook(&claims.account, claims.kind, claims.context.clone(), end, now);
        }
    }

    /// Takes back an approval that was not released, and tells every device: it ended without an
    /// approval after all.
    pub(super) fn take_back(&mut self, id: &ChallengeId, outcome: Outcome, at: Timestamp) {
        let is_waiting = |known: &&mut Challenge| known.claims.id == *id && known.awaits_release();
        let Some(challenge) = self.challenges.iter_mut().find(is_waiting) else { return };
        challenge.release = None;
        challenge.ended = Some(Ended { outcome, by_device: None, at });
        let claims = &challenge.claims;
        let (account, kind, from) = (claims.account.clone(), claims.kind, claims.context.clone());
        if let Some(user) = self.user_mut(&account) {
            user.count_unapproved();
        }
        self.add_to_logbook(&account, kind, from, End::Refused { outcome, by_device: None }, at);
        let event = Event::Withdrawn(WithdrawnEvent { id: id.clone(), outcome, by_device: None });
        self.outgoing_events.push(OutgoingEvent { account, only: None, event });
    }

    /// Ends approvals that were not released in time: nothing was done.
    pub(super) fn tick_releases(&mut self, now: Timestamp) {
        let overdue = |challenge: &Challenge| {
            let at = challenge.release_ends_at().filter(|at| now >= *at)?;
            Some((challenge.claims.id.clone(), at))
        };
        let overdue: Vec<_> = self.challenges.iter().filter_map(overdue).collect();
        for (id, at) in overdue {
            self.take_back(&id, Outcome::Expired, at);
        }
    }
}
