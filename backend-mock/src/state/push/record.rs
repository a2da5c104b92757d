//! A push and how it stands.

use key_protocol::ids::Timestamp;
use key_protocol::push::{PushContent, PushRegistration, PushResult, Subject};

use crate::faults::PushFault;
use crate::random::number;

/// Seconds after which a message about a challenge that ended is of no use to anybody.
const OVER_LIFETIME: i64 = 600;
/// Seconds that a test waits for its device.
const TEST_LIFETIME: i64 = 60;
/// Seconds that a notice waits for its device.
const NOTICE_LIFETIME: i64 = 24 * 60 * 60;
/// Seconds before the second attempt; each further pause is twice as long.
const FIRST_BACKOFF: i64 = 1;
const MAX_BACKOFF: i64 = 60;

/// Names a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PushId(u64);

/// A push, sent or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedPush {
    /// The name of this push.
    pub id: PushId,
    /// When there was a reason for it.
    pub at: Timestamp,
    /// Where to.
    pub to: PushRegistration,
    /// What it says, and to which device.
    pub content: PushContent,
    /// How far it got.
    pub state: PushState,
    /// The fault that the push met.
    pub fault: Option<PushFault>,
    /// How often it was tried.
    pub tries: u32,
    /// When it was tried last.
    pub(super) tried_at: Timestamp,
    /// The earliest time of the next attempt.
    pub(super) not_before: Timestamp,
    pub(super) hold: Hold,
    /// Whether the faults that were on had their chance to meet it.
    pub(super) faults_applied: bool,
}

/// How a push stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushState {
    /// Not sent yet.
    Waiting,
    /// Posted, and not answered yet.
    Sending,
    /// Taken by the push service.
    Accepted,
    /// Sent to an address that the push service does not know any more.
    Gone,
    /// Not taken by the push service, or not sent because its address is out of reach.
    Refused,
    /// Not answered, or answered with a wish to try again.
    Unreachable {
        /// When the next attempt is made; `None` once it would be of no use.
        next: Option<Timestamp>,
    },
    /// Never sent: nothing here sends to that service, or it was of no use any more.
    NotSent,
    /// Never sent, because of a fault.
    Lost,
}

/// Why a push waits for another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// Nothing holds the push back.
    No,
    /// A fault lets the device's next push go first, whichever that will be.
    UntilNext,
    /// A fault lets this push go first.
    After(PushId),
}

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) result: PushResult,
    /// Seconds that the push service asked to wait before the next attempt.
    pub(crate) retry_after: Option<i64>,
}

impl RecordedPush {
    pub(super) fn new(to: PushRegistration, content: PushContent, now: Timestamp) -> Self {
        Self {
            id: PushId(number()),
            at: now,
            to,
            content,
            state: PushState::Waiting,
            fault: None,
            tries: 0,
            tried_at: now,
            not_before: now,
            hold: Hold::No,
            faults_applied: false,
        }
    }

    /// When it is of no use any more.
    pub(crate) fn expires_at(&self) -> Timestamp {
        match self.content.subject {
            Subject::Challenge { exp, .. } => exp,
            Subject::Over(_) => self.at + OVER_LIFETIME,
            Subject::Test(_) => self.at + TEST_LIFETIME,
            Subject::Notice(_) => self.at + NOTICE_LIFETIME,
        }
    }

    /// Whether it is yet to be sent, or to be tried again.
    pub(super) fn is_pending(&self) -> bool {
        matches!(self.state, PushState::Waiting | PushState::Unreachable { next: Some(_) })
    }

    /// Whether another is about the same thing for the same device. Only one of them is on its way at a time, so that the last one
    /// sent is the last one to arrive.
    pub(super) fn is_same_topic(&self, other: &Self) -> bool {
        self.content.device == other.content.device && self.content.name() == other.content.name()
    }

    /// Whether a fault has it arrive when it is of no use.
    pub(super) fn is_delayed_by_fault(&self) -> bool {
        matches!(self.fault, Some(PushFault::Delay(_) | PushFault::Swap)) && self.tries == 0
    }

    /// Notes an attempt's end.
    pub(super) fn record_outcome(&mut self, outcome: Outcome, now: Timestamp) {
        self.state = match outcome.result {
            PushResult::Accepted => PushState::Accepted,
            PushResult::Gone => PushState::Gone,
            PushResult::Refused => PushState::Refused,
            PushResult::Unreachable => {
                let doublings = self.tries.saturating_sub(1).min(16);
                let backoff = outcome.retry_after.unwrap_or((FIRST_BACKOFF << doublings).min(MAX_BACKOFF));
                // A pause of no length would hammer a push service that is in trouble.
                let next = now + backoff.max(FIRST_BACKOFF);
                self.not_before = next;
                PushState::Unreachable { next: (next < self.expires_at()).then_some(next) }
            }
        };
    }

    /// Ends it without another attempt.
    pub(super) fn give_up(&mut self) {
        self.state = match self.state {
            PushState::Unreachable { .. } => PushState::Unreachable { next: None },
            _ => PushState::NotSent,
        };
    }
}
