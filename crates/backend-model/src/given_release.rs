//! A release that was given to an app, and its one use.

use key_protocol::handoff::Release;
use key_protocol::ids::Timestamp;
use ring::rand::SystemRandom;
use serde::{Deserialize, Serialize};

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
    /// Time at which an unused release is no longer good.
    pub(super) good_until: Timestamp,
    used: Option<Use>,
}

/// Use of a release.
#[derive(Clone, Serialize, Deserialize)]
struct Use {
    at: Timestamp,
    /// Id that the session had then; a login gives it another one.
    session: SessionId,
}

/// What a release does in the browser that asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Used {
    /// The approval takes effect.
    Now,
    /// The approval took effect already: a reload.
    Before,
}

impl GivenRelease {
    /// Creates the release of a challenge that expires at `exp`.
    pub(super) fn new(exp: Timestamp, now: Timestamp) -> Self {
        let secret = expect_random(Release::random(&SystemRandom::new()));
        Self { secret, good_until: exp.max(now + MIN_LIFE), used: None }
    }

    /// The secret, for the app.
    pub(super) fn secret(&self) -> &Release {
        &self.secret
    }

    /// Whether the browser that asked has not come back yet.
    pub(super) fn is_unused(&self) -> bool {
        self.used.is_none()
    }

    /// Whether it was used when the browser's session had this id.
    pub(super) fn was_used_by(&self, session: &SessionId) -> bool {
        self.used.as_ref().is_some_and(|used| used.session == *session)
    }

    /// Uses the release, once; the same browser may repeat it for [`REPEATABLE`] seconds. Returns
    /// `None` if `secret` is another one, or it is too late.
    pub(super) fn use_up(&mut self, secret: &Release, session: &SessionId, now: Timestamp) -> Option<Used> {
        match &self.used {
            _ if self.secret != *secret => None,
            None if now < self.good_until => {
                self.used = Some(Use { at: now, session: session.clone() });
                Some(Used::Now)
            }
            Some(used) if now - used.at <= REPEATABLE => Some(Used::Before),
            _ => None,
        }
    }
}
