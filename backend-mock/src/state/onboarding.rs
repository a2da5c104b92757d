//! A new person's way in: the password that came by post, their information, and a way to confirm logins from then on. It can be left
//! and come back to until that way is known to work; then it is closed, and the password alone opens nothing any more.

use key_protocol::ids::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

use super::State;
use super::profile::Profile;
use super::session::{Confirmed, Session, SessionId};

/// What a new person has yet to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Onboarding {
    /// To verify their personal information.
    Information,
    /// To choose how to confirm logins, and to show that it works.
    Method,
}

impl State {
    /// Keeps what the person of a session says of themself; a new one is then a step further.
    pub(crate) fn save_profile(&mut self, id: &SessionId, profile: Profile, now: Timestamp) -> bool {
        let Some(account) = self.trusted(id, now).map(|session| session.account.clone()) else {
            return false;
        };
        let Some(user) = self.user_mut(&account) else { return false };
        user.display_name = profile.name.into();
        user.email = Some(profile.email);
        user.phone = Some(profile.phone);
        user.onboarding = user.onboarding.map(|_| Onboarding::Method);
        true
    }

    /// Lets in the browser whose pairing code connected a new person's first device.
    pub(crate) fn enter_connected(&mut self, id: &SessionId, now: Timestamp) -> Option<SessionId> {
        self.unconfirmed(id, now)?;
        let device = self.paired_device(id)?;
        self.log_in(id, Confirmed::ByConnecting { device }, now)
    }

    /// A session that may change how its person confirms logins: one that is logged in, or a new person's.
    pub(super) fn trusted(&self, id: &SessionId, now: Timestamp) -> Option<&Session> {
        let is_onboarding = |session: &Session| self.onboarding(&session.account).is_some();
        self.live(id, now).filter(|session| session.confirmed.is_some() || is_onboarding(session))
    }

    /// As [`State::trusted`], once there is nothing to verify any more.
    pub(super) fn may_enrol(&self, id: &SessionId, now: Timestamp) -> Option<&Session> {
        self.trusted(id, now)
            .filter(|session| self.onboarding(&session.account) != Some(Onboarding::Information))
    }

    pub(super) fn onboarding(&self, account: &AccountId) -> Option<Onboarding> {
        self.user(account)?.onboarding
    }

    /// There is a way to confirm from now on: the password alone opens nothing any more.
    pub(super) fn finish_onboarding(&mut self, account: &AccountId) {
        if let Some(user) = self.user_mut(account) {
            user.onboarding = None;
        }
    }
}
