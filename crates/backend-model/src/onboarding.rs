//! A new user's first login: a password received by post, personal information, and a way to
//! confirm logins. It can be interrupted and resumed. Once a way to confirm works, the password
//! alone no longer grants access.

use key_protocol::ids::{AccountId, Timestamp};
use key_protocol::notice::NoticeKind;

use super::State;
use super::confirmed::Confirmed;
use super::notice::Actor;
use super::profile::Profile;
use super::session::Session;
use super::session_id::SessionId;
use super::user::Onboarding;

impl State {
    /// Saves the personal information of a session's user, and tells the devices of a new address or
    /// number; a new user then proceeds to the next step. False if the session is neither logged in
    /// nor onboarding.
    pub fn save_profile(&mut self, id: &SessionId, profile: Profile, now: Timestamp) -> bool {
        let Some(account) = self.trusted(id, now).map(|session| session.account.clone()) else {
            return false;
        };
        let from = self.live(id, now).map(|session| session.from.clone());
        let Some(user) = self.user_mut(&account) else { return false };
        user.display_name = profile.name.into();
        let (email, phone) = (Some(profile.email), Some(profile.phone));
        let is_new_contact = user.email != email || user.phone != phone;
        (user.email, user.phone) = (email, phone);
        user.onboarding = user.onboarding.map(|_| Onboarding::Method);
        if is_new_contact {
            self.notify(&account, NoticeKind::ContactChanged, None, Actor::web(from), now);
        }
        true
    }

    /// Logs in the browser whose pairing code enrolled a new user's first device.
    pub fn enter_connected(&mut self, id: &SessionId, now: Timestamp) -> Option<SessionId> {
        self.unconfirmed(id, now)?;
        let device = self.paired_device(id)?;
        self.log_in(id, Confirmed::ByConnecting { device }, now)
    }

    /// Returns a session that may change how logins are confirmed: one that is logged in or
    /// onboarding.
    pub(super) fn trusted(&self, id: &SessionId, now: Timestamp) -> Option<&Session> {
        let is_onboarding = |session: &Session| self.onboarding(&session.account).is_some();
        self.live(id, now).filter(|session| session.confirmed.is_some() || is_onboarding(session))
    }

    /// Like [`State::trusted`], once the personal information is verified.
    pub(super) fn may_enrol(&self, id: &SessionId, now: Timestamp) -> Option<&Session> {
        self.trusted(id, now)
            .filter(|session| self.onboarding(&session.account) != Some(Onboarding::Information))
    }

    pub(super) fn onboarding(&self, account: &AccountId) -> Option<Onboarding> {
        self.user(account)?.onboarding
    }
}
