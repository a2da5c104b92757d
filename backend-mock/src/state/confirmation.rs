//! Asking someone who is logged in to confirm something else in the app: a payment, or to customer service that it is them.

use key_protocol::challenge::{Detail, Kind};
use key_protocol::ids::{AccountId, Timestamp};

use super::challenge::Question;
use super::login::{NotAsked, SERVICE, Waiting};
use super::session::SessionId;
use super::{Settings, State};

/// Seconds within which only so much is asked.
const ASKED_WITHIN: i64 = 5 * 60;
const ASKED_AT_MOST: usize = 3;

/// What is to be confirmed by someone who is logged in.
pub(crate) enum Asked {
    /// A payment, with what the app is to show of it.
    Payment(Vec<Detail>),
    /// That it is them who calls.
    Identification,
}

impl State {
    /// Asks the devices of a session's person. What the session asked before is cancelled.
    pub(crate) fn ask_confirmation(
        &mut self,
        id: &SessionId,
        asked: Asked,
        settings: &Settings,
        now: Timestamp,
    ) -> Result<Waiting, NotAsked> {
        let session = self.logged_in(id, now).ok_or(NotAsked::NoSession)?;
        let (account, context) = (session.account.clone(), session.from.clone());
        self.count_question(&account, now)?;
        let (kind, details) = match asked {
            Asked::Payment(details) => (Kind::Payment, details),
            Asked::Identification => (Kind::Identification, Vec::new()),
        };
        let question = Question { kind, service: SERVICE.to_owned(), context, details };
        self.ask(id, &account, question, settings, now).ok_or(NotAsked::NoSession)
    }

    /// Whether an account's devices may be asked now; counts it if so.
    pub(super) fn count_question(&mut self, account: &AccountId, now: Timestamp) -> Result<(), NotAsked> {
        if self.connected(account).next().is_none() {
            return Err(NotAsked::NoDevice);
        }
        let user = self.user_mut(account).ok_or(NotAsked::NoSession)?;
        if user.is_frozen {
            return Err(NotAsked::Frozen);
        }
        user.asked_at.retain(|asked_at| now - *asked_at < ASKED_WITHIN);
        if let (true, Some(first)) = (user.asked_at.len() >= ASKED_AT_MOST, user.asked_at.first()) {
            return Err(NotAsked::TooMany { retry_after: (*first + ASKED_WITHIN - now).unsigned_abs() });
        }
        user.asked_at.push(now);
        Ok(())
    }
}
