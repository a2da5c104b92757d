//! A new person's way in: the password that came by post, their information, and a way to confirm logins from then on. It can be left
//! and come back to until that way is known to work; then it is closed, and the password alone opens nothing any more.

use key_protocol::ids::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

use super::State;
use super::person::Person;
use super::session::{Confirmed, Session, SessionId};

/// What a new person has yet to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Joining {
    /// To verify their personal information.
    Information,
    /// To choose how to confirm logins, and to show that it works.
    Method,
}

impl State {
    /// Keeps what the person of a session says of themself; a new one is then a step further.
    pub(crate) fn save_person(&mut self, id: &SessionId, person: Person, now: Timestamp) -> bool {
        let Some(account) = self.trusted(id, now).map(|session| session.account.clone()) else {
            return false;
        };
        let Some(user) = self.user_mut(&account) else { return false };
        user.display_name = person.name.into();
        user.email = Some(person.email);
        user.phone = Some(person.phone);
        user.joining = user.joining.map(|_| Joining::Method);
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
        let is_joining = |session: &Session| self.joining(&session.account).is_some();
        self.live(id, now).filter(|session| session.confirmed.is_some() || is_joining(session))
    }

    /// As [`State::trusted`], once there is nothing to verify any more.
    pub(super) fn may_connect(&self, id: &SessionId, now: Timestamp) -> Option<&Session> {
        self.trusted(id, now).filter(|session| self.joining(&session.account) != Some(Joining::Information))
    }

    pub(super) fn joining(&self, account: &AccountId) -> Option<Joining> {
        self.user(account)?.joining
    }

    /// There is a way to confirm from now on: the password alone opens nothing any more.
    pub(super) fn has_joined(&mut self, account: &AccountId) {
        if let Some(user) = self.user_mut(account) {
            user.joining = None;
        }
    }
}
