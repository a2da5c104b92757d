//! The messages that wait at one subscription until their device acknowledges them.

use key_protocol::ids::Timestamp;

/// The most that wait at a time; the oldest go first.
const MAX_HELD: usize = 100;

/// A message that waits.
pub(super) struct HeldMessage {
    pub(super) id: String,
    /// Rises from message to message.
    pub(super) number: u64,
    pub(super) body: Vec<u8>,
    topic: Option<String>,
    until: Timestamp,
}

/// The messages, oldest first.
#[derive(Default)]
pub(super) struct Messages {
    held: Vec<HeldMessage>,
    last_number: u64,
}

impl Messages {
    /// Holds a message, in place of an older one of its topic (RFC 8030 §5.4).
    pub(super) fn hold(&mut self, id: String, body: Vec<u8>, topic: Option<String>, until: Timestamp) {
        self.held.retain(|held| topic.is_none() || held.topic != topic);
        self.last_number += 1;
        self.held.push(HeldMessage { id, number: self.last_number, body, topic, until });
        let surplus = self.held.len().saturating_sub(MAX_HELD);
        self.held.drain(..surplus);
    }

    /// The oldest message after `number` that is still of use.
    pub(super) fn after(&mut self, number: u64, now: Timestamp) -> Option<&HeldMessage> {
        self.forget_expired(now);
        self.held.iter().find(|held| held.number > number)
    }

    /// How many wait.
    pub(super) fn count(&mut self, now: Timestamp) -> usize {
        self.forget_expired(now);
        self.held.len()
    }

    /// Forgets a message that its device has.
    pub(super) fn acknowledge(&mut self, id: &str) {
        self.held.retain(|held| held.id != id);
    }

    fn forget_expired(&mut self, now: Timestamp) {
        self.held.retain(|held| now < held.until);
    }
}
