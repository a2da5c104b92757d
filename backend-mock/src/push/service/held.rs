//! Messages of one subscription until the device acknowledges them.

use key_protocol::ids::Timestamp;

/// Most messages held per subscription; the oldest are dropped first.
const MAX_HELD: usize = 100;

/// A message that is not acknowledged yet.
pub(super) struct HeldMessage {
    pub(super) id: String,
    /// Sequence number within the subscription.
    pub(super) number: u64,
    pub(super) body: Vec<u8>,
    topic: Option<String>,
    until: Timestamp,
}

/// A subscription's messages, oldest first.
#[derive(Default)]
pub(super) struct Messages {
    held: Vec<HeldMessage>,
    last_number: u64,
}

impl Messages {
    /// Holds a message. Replaces an older one with the same topic (RFC 8030 §5.4).
    pub(super) fn hold(&mut self, id: String, body: Vec<u8>, topic: Option<String>, until: Timestamp) {
        self.held.retain(|held| topic.is_none() || held.topic != topic);
        self.last_number += 1;
        self.held.push(HeldMessage { id, number: self.last_number, body, topic, until });
        let surplus = self.held.len().saturating_sub(MAX_HELD);
        self.held.drain(..surplus);
    }

    /// Returns the oldest unexpired message after `number`.
    pub(super) fn after(&mut self, number: u64, now: Timestamp) -> Option<&HeldMessage> {
        self.forget_expired(now);
        self.held.iter().find(|held| held.number > number)
    }

    /// Number of unexpired messages.
    pub(super) fn count(&mut self, now: Timestamp) -> usize {
        self.forget_expired(now);
        self.held.len()
    }

    /// Removes a message that the device has received.
    pub(super) fn acknowledge(&mut self, id: &str) {
        self.held.retain(|held| held.id != id);
    }

    fn forget_expired(&mut self, now: Timestamp) {
        self.held.retain(|held| now < held.until);
    }
}
