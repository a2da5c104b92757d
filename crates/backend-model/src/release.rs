//! Releases: the second half of an approval with a handoff. The effect of the approval waits until
//! the browser that asked comes back with the release from the app.

use key_protocol::decision::Outcome;
use key_protocol::handoff::Release;
use key_protocol::ids::{ChallengeId, Timestamp};
use ring::rand::SystemRandom;
use serde::{Deserialize, Serialize};

use super::State;
use super::session_id::SessionId;
use crate::random::expect_random;

/// Seconds for which a release is good at least.
const MIN_LIFE: i64 = 30;
/// Seconds for which the same browser may repeat a release.
const REPEATABLE: i64 = 60;

/// A release that was given to the app.
#[derive(Clone, Serialize, Deserialize)]
pub struct GivenRelease {
    secret: Release,
    good_until: Timestamp,
    used_at: Option<Timestamp>,
}

/// A release that opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotReleased {
    /// Another browser asked, or none did: the person is told to go back to the one that did.
    OtherBrowser,
    /// The release is wrong, over, or was used before.
    Over,
}

impl GivenRelease {
    /// Creates the release of a challenge that expires at `exp`.
    pub(super) fn new(exp: Timestamp, now: Timestamp) -> Self {
        let secret = expect_random(Release::random(&SystemRandom::new()));
        Self { secret, good_until: exp.max(now + MIN_LIFE), used_at: None }
    }

    /// The secret, for the app.
    pub(super) fn secret(&self) -> &Release {
        &self.secret
    }

    /// Whether the browser that asked has not come back yet.
    pub(super) fn is_unused(&self) -> bool {
        self.used_at.is_none()
    }

    /// Time since which an unused release is no longer good.
    fn overdue_at(&self, now: Timestamp) -> Option<Timestamp> {
        (self.is_unused() && now >= self.good_until).then_some(self.good_until)
    }
}

impl State {
    /// Uses the release of a challenge in the browser of the session `id`. The same browser may
    /// repeat it for [`REPEATABLE`] seconds. Another secret opens and ends nothing.
    pub fn release(
        &mut self,
        id: &SessionId,
        challenge: &ChallengeId,
        secret: &Release,
        now: Timestamp,
    ) -> Result<(), NotReleased> {
        let found = self.challenges.iter_mut().find(|known| known.claims.id == *challenge);
        let challenge = found.filter(|known| known.session == *id).ok_or(NotReleased::OtherBrowser)?;
        let is_approved = challenge.outcome() == Some(Outcome::Approved);
        let given = challenge.release.as_mut().filter(|given| is_approved && given.secret == *secret);
        let given = given.ok_or(NotReleased::Over)?;
        match given.used_at {
            None if now < given.good_until => {
                given.used_at = Some(now);
                let account = challenge.claims.account.clone();
                if let Some(user) = self.user_mut(&account) {
                    user.unapproved = 0;
                }
            }
            Some(used_at) if now - used_at <= REPEATABLE => {}
            _ => return Err(NotReleased::Over),
        }
        Ok(())
    }

    /// Ends approvals that were not released in time: nothing was done.
    pub(super) fn tick_releases(&mut self, now: Timestamp) {
        let given =
            self.challenges.iter().filter_map(|known| Some((&known.claims.id, known.release.as_ref()?)));
        let overdue: Vec<_> =
            given.filter_map(|(id, given)| Some((id.clone(), given.overdue_at(now)?))).collect();
        for (id, at) in overdue {
            self.take_back(&id, Outcome::Expired, at);
        }
    }
}
