//! A user's list of one-time passwords: printed codes, each valid for one login or one enrolment.

use key_protocol::challenge::Context;
use key_protocol::ids::{AccountId, Timestamp};
use key_protocol::notice::NoticeKind;
use serde::{Deserialize, Serialize};

use super::State;
use super::notice::Actor;
use super::secret::Secret;
use super::session_id::SessionId;
use crate::random;

/// Number of codes in a new list.
const LENGTH: usize = 8;
/// Number of remaining codes from which on a new list is offered.
pub const FEW: usize = 3;
/// Seconds for which a new list is shown in the session that requested it.
const LIST_VISIBLE: i64 = 10 * 60;

/// A user's list. Holds secrets, so it has no `Debug`.
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

    /// Uses up the code that matches `typed`; false if none does. Compares all codes, for constant
    /// time.
    pub(super) fn use_up(&mut self, typed: &str) -> bool {
        let mut found = None;
        for password in &mut self.0 {
            if password.code.matches_code(typed) && !password.is_used {
                found = Some(password);
            }
        }
        found.map(|password| password.is_used = true).is_some()
    }

    /// Returns the unused codes.
    pub(super) fn unused(&self) -> Vec<String> {
        let unused = self.0.iter().filter(|password| !password.is_used);
        unused.map(|password| password.code.expose().to_owned()).collect()
    }
}

impl State {
    /// Replaces the list of a session's user; false if the session is neither logged in nor
    /// onboarding. Codes of the old list stop working.
    pub fn renew_list(&mut self, id: &SessionId, now: Timestamp) -> bool {
        let Some(account) = self.trusted(id, now).map(|session| session.account.clone()) else {
            return false;
        };
        let from = self.live(id, now).map(|session| session.from.clone());
        self.renew_list_of(&account, from, now);
        if let Some(session) = self.live_mut(id, now) {
            session.list_until = Some(now + LIST_VISIBLE);
        }
        true
    }

    /// Replaces an account's list. Codes of the old list stop working.
    pub fn renew_list_of(&mut self, account: &AccountId, from: Option<Context>, now: Timestamp) {
        if let Some(user) = self.user_mut(account) {
            user.one_time_passwords = CodeList::random();
            self.notify(account, NoticeKind::CodesRenewed, None, Actor::web(from), now);
        }
    }

    /// Returns the new list, for a limited time and only in the session that requested it.
    pub fn new_list(&self, id: &SessionId, now: Timestamp) -> Option<Vec<String>> {
        let session = self.trusted(id, now)?;
        session.list_until.filter(|until| now < *until)?;
        Some(self.user(&session.account)?.unused_one_time_passwords())
    }
}
