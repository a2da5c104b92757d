//! A person's list of one-time passwords: codes on paper, each good for one login or one connection.

use key_protocol::ids::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

use super::State;
use super::secret::Secret;
use super::session::SessionId;
use crate::random;

/// How many codes a new list has.
pub(crate) const LENGTH: usize = 8;
/// From so few on, a new list is offered.
pub(crate) const FEW: usize = 3;
/// Seconds a new list can be read in the session that asked for it.
const LIST_VISIBLE: i64 = 10 * 60;

/// Someone's list. It holds secrets, so it has no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct CodeList(Vec<OneTimePassword>);

#[derive(Clone, Serialize, Deserialize)]
struct OneTimePassword {
    code: Secret,
    is_used: bool,
}

impl CodeList {
    pub(super) fn of<'a>(codes: impl IntoIterator<Item = &'a String>) -> Self {
        let unused = |code| OneTimePassword { code: Secret::new(code), is_used: false };
        Self(codes.into_iter().map(unused).collect())
    }

    fn random() -> Self {
        Self::of(&[(); LENGTH].map(|()| random::code()))
    }

    /// Uses up the one-time password that `typed` is. Looks at all of them, whichever it is.
    pub(super) fn use_up(&mut self, typed: &str) -> bool {
        let mut found = None;
        for password in &mut self.0 {
            if password.code.matches_code(typed) && !password.is_used {
                found = Some(password);
            }
        }
        found.map(|password| password.is_used = true).is_some()
    }

    /// The codes that still work.
    pub(super) fn unused(&self) -> Vec<String> {
        let unused = self.0.iter().filter(|password| !password.is_used);
        unused.map(|password| password.code.expose().to_owned()).collect()
    }
}

impl State {
    /// Gives the person of a session a new list; the old one is dead. Only who is logged in gets one, or who is about to choose how to
    /// confirm logins for the first time.
    pub(crate) fn renew_list(&mut self, id: &SessionId, now: Timestamp) -> bool {
        let Some(account) = self.trusted(id, now).map(|session| session.account.clone()) else {
            return false;
        };
        self.renew_list_of(&account);
        if let Some(session) = self.live_mut(id, now) {
            session.list_until = Some(now + LIST_VISIBLE);
        }
        true
    }

    /// Gives an account a new list; the old one is dead.
    pub(crate) fn renew_list_of(&mut self, account: &AccountId) {
        if let Some(user) = self.user_mut(account) {
            user.one_time_passwords = CodeList::random();
        }
    }

    /// The new list, for the session that asked for it and only for a while.
    pub(crate) fn new_list(&self, id: &SessionId, now: Timestamp) -> Option<Vec<String>> {
        let session = self.trusted(id, now)?;
        session.list_until.filter(|until| now < *until)?;
        Some(self.user(&session.account)?.unused_one_time_passwords())
    }
}
