//! How often the app is asked: a password alone must not let anybody press a person into approving.

use key_protocol::challenge::{Kind, MAX_LIFE, NumberMatching};
use key_protocol::ids::{AccountId, Timestamp};

use super::session_id::SessionId;
use super::{Settings, State};

/// Seconds within which at most [`MAX_CHALLENGES`] logins and as many others are issued.
const LIMIT_WINDOW: i64 = 5 * 60;
const MAX_CHALLENGES: usize = 3;

/// A challenge cannot be issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChallengeRefused {
    /// The session has ended, or is logged in already.
    NoSession,
    /// There are more details than a challenge may have.
    TooManyDetails,
    /// The account has no connected device.
    NoDevice,
    /// A login was reported; a login with a one-time password is required first.
    Frozen,
    /// Ten challenges in a row were not approved; a login in another way is required first.
    Ignored,
    /// Too many challenges were issued recently.
    TooMany {
        /// Seconds until the next attempt.
        retry_after: u64,
    },
}

impl State {
    /// Returns the settings for a challenge of an account: number matching never weaker than at the
    /// enrolment of a connected device, and a life that is not too long.
    pub fn bounded_settings(&self, account: &AccountId, settings: &Settings) -> Settings {
        let promised = self.connected(account).map(|device| device.matching);
        let number_matching = promised.fold(settings.number_matching, NumberMatching::max);
        let challenge_lifetime = settings.challenge_lifetime.min(MAX_LIFE);
        Settings { number_matching, challenge_lifetime, ..settings.clone() }
    }

    /// Checks whether a challenge of this kind may be issued to an account now. Approved ones use up
    /// no limit, nor does one that the session `id` replaces because it was not released.
    pub(super) fn check_limits(
        &self,
        account: &AccountId,
        id: &SessionId,
        kind: Kind,
        now: Timestamp,
    ) -> Result<(), ChallengeRefused> {
        if self.connected(account).next().is_none() {
            return Err(ChallengeRefused::NoDevice);
        }
        let user = self.user(account).ok_or(ChallengeRefused::NoSession)?;
        if user.is_frozen {
            return Err(ChallengeRefused::Frozen);
        }
        if user.ignores_the_app() {
            return Err(ChallengeRefused::Ignored);
        }
        let is_login = |kind| kind == Kind::Login;
        let same = self.challenges.iter().filter(|asked| {
            asked.claims.account == *account
                && is_login(asked.claims.kind) == is_login(kind)
                && asked.takes_room()
                && !(asked.session == *id && asked.awaits_release())
                && now - asked.claims.iat < LIMIT_WINDOW
        });
        let times: Vec<_> = same.map(|asked| asked.claims.iat).collect();
        match times.len().checked_sub(MAX_CHALLENGES).and_then(|surplus| times.get(surplus)) {
            Some(first) => {
                Err(ChallengeRefused::TooMany { retry_after: (*first + LIMIT_WINDOW - now).unsigned_abs() })
            }
            None => Ok(()),
        }
    }
}
