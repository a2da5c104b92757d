//! Text messages, which are recorded instead of sent. They only say where to get the app.

use key_protocol::ids::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

use super::State;
use super::profile::PhoneNumber;
use super::session_id::SessionId;

/// Seconds within which at most [`MAX_MESSAGES`] are sent for an account or to a number.
const LIMIT_WINDOW: i64 = 10 * 60;
const MAX_MESSAGES: usize = 3;
/// Most messages to store.
const MAX_STORED: usize = 100;

/// A text message.
#[derive(Clone, Serialize, Deserialize)]
pub struct Message {
    /// Account that requested it.
    pub account: AccountId,
    /// Recipient.
    pub to: PhoneNumber,
    /// Content.
    pub text: String,
    /// Time of sending.
    pub at: Timestamp,
}

/// A message cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSent {
    /// The session has ended, or may not enrol devices.
    NoSession,
    /// Too many messages were sent recently.
    TooMany {
        /// Seconds until the next attempt.
        retry_after: u64,
    },
}

impl State {
    /// Sends a message for a session that may enrol devices.
    pub fn send_message(
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

    /// Returns the latest messages, oldest first.
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }
}
