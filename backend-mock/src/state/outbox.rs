//! Text messages that would have been sent. The only one there is tells where to get the app.

use key_protocol::ids::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

use super::State;
use super::profile::PhoneNumber;
use super::session::SessionId;

/// Seconds within which only so many are sent for one account and to one number.
const LIMIT_WINDOW: i64 = 10 * 60;
const MAX_MESSAGES: usize = 3;
/// How many are kept.
const MAX_STORED: usize = 100;

/// A text message.
#[derive(Clone, Serialize, Deserialize)]
pub struct Message {
    /// Who asked for it.
    pub account: AccountId,
    /// To whom.
    pub to: PhoneNumber,
    /// What it says.
    pub text: String,
    /// When it was sent.
    pub at: Timestamp,
}

/// Why nothing is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotSent {
    /// The session has ended, or is none that connects devices.
    NoSession,
    /// Enough was sent lately.
    TooMany {
        /// Seconds until the next may be.
        retry_after: u64,
    },
}

impl State {
    /// Sends a message in the name of a session that may connect devices.
    pub(crate) fn send_message(
        &mut self,
        id: &SessionId,
        to: PhoneNumber,
        text: String,
        now: Timestamp,
    ) -> Result<(), NotSent> {
        let account = self.may_enrol(id, now).ok_or(NotSent::NoSession)?.account.clone();
        let counts =
            |sent: &&Message| now - sent.at < LIMIT_WINDOW && (sent.account == account || sent.to == to);
        let lately: Vec<_> = self.messages.iter().filter(counts).map(|sent| sent.at).collect();
        if let (true, Some(first)) = (lately.len() >= MAX_MESSAGES, lately.first()) {
            return Err(NotSent::TooMany { retry_after: (*first + LIMIT_WINDOW - now).unsigned_abs() });
        }
        self.messages.push(Message { account, to, text, at: now });
        let surplus = self.messages.len().saturating_sub(MAX_STORED);
        self.messages.drain(..surplus);
        Ok(())
    }

    /// The latest messages, oldest first.
    pub(crate) fn messages(&self) -> &[Message] {
        &self.messages
    }
}
