//! A push and its progress.

use key_protocol::ids::Timestamp;
use key_protocol::push::{PushContent, PushRegistration, PushResult, Subject};

use crate::random::number;

/// Seconds for which a push about an ended challenge is useful.
const OVER_LIFETIME: i64 = 600;
/// Seconds for which a test push is useful.
const TEST_LIFETIME: i64 = 60;
/// Seconds for which a push about a notice is useful.
const NOTICE_LIFETIME: i64 = 24 * 60 * 60;
/// Seconds before the second attempt; each further backoff is twice as long.
const FIRST_BACKOFF: i64 = 1;
const MAX_BACKOFF: i64 = 60;

/// Id of a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PushId(u64);

/// A push, sent or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedPush {
    /// Id of the push.
    pub id: PushId,
    /// Time at which the push was queued.
    pub at: Timestamp,
    /// Registration to send to.
    pub to: PushRegistration,
    /// Content, including the device it is for.
    pub content: PushContent,
    /// Progress.
    pub state: PushState,
    /// Fault that applies to the push.
    pub fault: Option<PushFault>,
    /// Number of attempts.
    pub tries: u32,
    /// Time of the latest attempt.
    pub(super) tried_at: Timestamp,
    /// Earliest time of the next attempt.
    pub(super) not_before: Timestamp,
    pub(super) hold: Hold,
    /// Whether the faults were already applied.
    pub(super) faults_applied: bool,
}

/// Progress of a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushState {
    /// Not sent yet.
    Waiting,
    /// Posted, without a response yet.
    Sending,
    /// Accepted by the push service.
    Accepted,
    /// The push service no longer knows the address.
    Gone,
    /// Rejected by the push service, or not sent because the address is out of reach.
    Refused,
    /// No response, or one that requests a retry.
    Unreachable {
        /// Time of the next attempt; `None` if there will be none.
        next: Option<Timestamp>,
    },
    /// Never sent: the transport is not configured, or the push was no longer useful.
    NotSent,
    /// Never sent, because of a fault.
    Lost,
}

/// A way in which a push fails on its way to a device. Whoever takes the pushes decides which one
/// meets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushFault {
    /// Sends the push so many seconds late by the backend's clock, even if it has expired by then.
    Delay(u32),
    /// Never sends the push.
    Lose,
    /// Sends the push twice.
    Double,
    /// Holds the push back and sends it after the device's next one.
    Swap,
    /// Corrupts the push after sealing, so that it cannot be opened. Does not apply to APNs, whose
    /// pushes are not sealed.
    SealWrongly,
    /// Names a device in the content that is not the recipient.
    OtherDevice,
}

/// Reason for holding a push back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// The push is not held back.
    No,
    /// A fault holds the push back until the device's next one is queued.
    UntilNext,
    /// A fault holds the push back until this one is sent.
    After(PushId),
}

/// The result of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The result.
    pub result: PushResult,
    /// Seconds that the push service requested to wait before the next attempt.
    pub retry_after: Option<i64>,
}

impl Outcome {
    /// An outcome without `Retry-After`.
    pub fn of(result: PushResult) -> Self {
        Self { result, retry_after: None }
    }
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

    /// Returns when the push stops being useful.
    pub fn expires_at(&self) -> Timestamp {
        match self.content.subject {
            Subject::Challenge { exp, .. } => exp,
            Subject::Over(_) => self.at + OVER_LIFETIME,
            Subject::Test(_) => self.at + TEST_LIFETIME,
            Subject::Notice(_) => self.at + NOTICE_LIFETIME,
        }
    }

    /// Whether the push is yet to be sent or retried.
    pub(super) fn is_pending(&self) -> bool {
        matches!(self.state, PushState::Waiting | PushState::Unreachable { next: Some(_) })
    }

    /// Whether both pushes are about the same subject for the same device. Only one of them is sent
    /// at a time, so that the latest arrives last.
    pub(super) fn is_same_topic(&self, other: &Self) -> bool {
        self.content.device == other.content.device && self.content.name() == other.content.name()
    }

    /// Whether a fault delays the push, even beyond its expiry.
    pub(super) fn is_delayed_by_fault(&self) -> bool {
        matches!(self.fault, Some(PushFault::Delay(_) | PushFault::Swap)) && self.tries == 0
    }

    /// Records the result of an attempt.
    pub(super) fn record_outcome(&mut self, outcome: Outcome, now: Timestamp) {
        self.state = match outcome.result {
            PushResult::Accepted => PushState::Accepted,
            PushResult::Gone => PushState::Gone,
            PushResult::Refused => PushState::Refused,
            PushResult::Unreachable => {
                let doublings = self.tries.saturating_sub(1).min(16);
                let backoff = outcome.retry_after.unwrap_or((FIRST_BACKOFF << doublings).min(MAX_BACKOFF));
                // No backoff at all would hammer a push service in trouble.
                let next = now + backoff.max(FIRST_BACKOFF);
                self.not_before = next;
                PushState::Unreachable { next: (next < self.expires_at()).then_some(next) }
            }
        };
    }

    /// Ends the push without another attempt.
    pub(super) fn give_up(&mut self) {
        self.state = match self.state {
            PushState::Unreachable { .. } => PushState::Unreachable { next: None },
            _ => PushState::NotSent,
        };
    }
}
