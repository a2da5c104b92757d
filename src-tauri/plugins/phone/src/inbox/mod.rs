//! The inbox: what came for the app and what was pressed, until the core has acted on it. Pure state; `store.rs` keeps it in a file.

mod entry;
mod store;

#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeSet;

use key_core::ports::{EntryId, Received};
use key_protocol::ids::{DeviceId, Timestamp};
use key_protocol::push::{PushContent, Subject};
use serde::{Deserialize, Serialize};

use entry::{Stored, What};
pub(crate) use store::{Store, now};

/// How long an entry stays that nobody settles, in seconds: whoever opens the app a day later did not just press something.
const KEPT: i64 = 24 * 60 * 60;

/// How many tests the inbox holds. A backend could send any number while the app is in front.
const TESTS: usize = 8;

/// What is pressed on a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// The notification itself.
    Open,
    /// *Deny*.
    Deny,
}

/// The whole content of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Inbox {
    /// The number of the latest entry. Stored, so that no entry gets the number of one that was settled.
    latest: u64,
    /// The devices whose pushes come to this phone.
    devices: BTreeSet<DeviceId>,
    entries: Vec<Stored>,
    /// When the last push for one of the devices came.
    last: Option<Timestamp>,
    /// How many pushes were dropped.
    dropped: u32,
}

impl Inbox {
    /// Takes a push that came while the app could see it, or that lies in the notification centre. `content` is none if it has another
    /// shape or version. Returns whether there is something to look at. Pushes that are over, for an unknown device or unreadable are
    /// counted and dropped.
    #[cfg(any(test, target_os = "ios"))]
    pub(crate) fn take_push(&mut self, content: Option<&PushContent>, now: Timestamp, at: Timestamp) -> bool {
        let Some(content) = content.filter(|content| self.is_for_us(content) && !is_over(content, now))
        else {
            self.dropped = self.dropped.saturating_add(1);
            return false;
        };
        self.note(content, at);
        true
    }

    /// Takes a message of Web Push that was looked at already. `content` is none for one that is dropped, which is counted.
    #[cfg(desktop)]
    pub(crate) fn take_message(&mut self, content: Option<&PushContent>, now: Timestamp) {
        match content {
            Some(content) => self.note(content, now),
            None => self.dropped = self.dropped.saturating_add(1),
        }
    }

    /// Takes a press. `is_push` is false for the app's own notifications, which do not count as pushes and come without a registration
    /// too. A challenge that is over is kept here: the app has to say so to whoever pressed. Returns whether there is something to look
    /// at.
    pub(crate) fn take_press(
        &mut self,
        press: Press,
        content: Option<&PushContent>,
        is_push: bool,
        now: Timestamp,
    ) -> bool {
        let Some(content) = content.filter(|content| !is_push || self.is_for_us(content)) else {
            self.dropped = self.dropped.saturating_add(1);
            return false;
        };
        if is_push {
            self.note(content, now);
        }
        if let Subject::Challenge { id, .. } = &content.subject {
            let what = match press {
                Press::Open => What::Open(id.clone()),
                Press::Deny => What::Deny(id.clone()),
            };
            self.add(&content.device, what, now);
        }
        true
    }

    /// Has pushes for a device taken from now on.
    pub(crate) fn register(&mut self, device: &DeviceId) {
        self.devices.insert(device.clone());
    }

    /// Ends that, and removes what came for it. Returns whether no device is left.
    pub(crate) fn unregister(&mut self, device: &DeviceId) -> bool {
        self.devices.remove(device);
        self.entries.retain(|entry| entry.device != *device);
        self.devices.is_empty()
    }

    /// Removes an entry.
    pub(crate) fn settle(&mut self, id: &EntryId) {
        self.entries.retain(|entry| entry.id() != *id);
    }

    /// Removes the entries that nobody settled in a day.
    pub(crate) fn forget_old(&mut self, now: Timestamp) {
        self.entries.retain(|entry| now - entry.at < KEPT);
    }

    /// The entries, the oldest first.
    pub(crate) fn entries(&self) -> Vec<Received> {
        self.entries.iter().map(Stored::received).collect()
    }

    /// When the last push came.
    pub(crate) fn last(&self) -> Option<Timestamp> {
        self.last
    }

    /// How many were dropped.
    pub(crate) fn dropped(&self) -> u32 {
        self.dropped
    }

    /// Whether the content is for a device of this phone, and of the kind that Apple's service carries.
    fn is_for_us(&self, content: &PushContent) -> bool {
        self.devices.contains(&content.device) && !matches!(content.subject, Subject::Over(_))
    }

    fn note(&mut self, content: &PushContent, at: Timestamp) {
        self.last = self.last.max(Some(at));
        if let Subject::Test(token) = &content.subject {
            let is_test = |entry: &Stored| matches!(entry.what, What::Test(_));
            if self.entries.iter().filter(|entry| is_test(entry)).count() < TESTS {
                self.add(&content.device, What::Test(token.clone()), at);
            }
        }
    }

    /// Adds an entry, unless the same one waits already.
    fn add(&mut self, device: &DeviceId, what: What, at: Timestamp) {
        if self.entries.iter().any(|entry| entry.device == *device && entry.what == what) {
            return;
        }
        self.latest += 1;
        self.entries.push(Stored { id: self.latest, device: device.clone(), at, what });
    }
}

#[cfg(any(test, target_os = "ios"))]
fn is_over(content: &PushContent, now: Timestamp) -> bool {
    matches!(content.subject, Subject::Challenge { exp, .. } if exp <= now)
}
