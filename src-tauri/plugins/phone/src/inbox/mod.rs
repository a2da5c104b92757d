//! The inbox: pushes and actions on notifications, stored until the core has processed them. Pure
//! state; `store.rs` stores it in a file.

mod store;

#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeSet;

use key_core::ports::{EntryId, Received};
use key_protocol::ids::{DeviceId, Timestamp};
use key_protocol::push::{PushContent, Subject};
use serde::{Deserialize, Serialize};

use crate::entry::StoredEntry;
pub(crate) use store::{Store, now};

/// Age at which an unprocessed entry is removed, in seconds: after a day, an action is no longer
/// what the user wants.
const MAX_AGE: i64 = 24 * 60 * 60;

/// Maximum number of tests in the inbox. A backend could send any number while the app is in front.
const MAX_TESTS: usize = 8;

/// Action on a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// The notification itself was pressed.
    Open,
    /// *Deny* was pressed.
    Deny,
}

/// Content of the inbox's file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Inbox {
    /// Number of the latest entry. Stored, so that the number of a removed entry is not used again.
    latest: u64,
    /// Devices that receive pushes on this phone.
    devices: BTreeSet<DeviceId>,
    entries: Vec<Stored>,
    /// When the last push for one of the devices arrived.
    last: Option<Timestamp>,
    /// Number of dropped pushes.
    dropped: u32,
}

/// A stored entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stored {
    /// Number of the entry, unique within the inbox.
    id: u64,
    device: DeviceId,
    /// When the entry was added, by the phone's clock.
    at: Timestamp,
    what: StoredEntry,
}

impl Stored {
    /// Returns the entry's id. A guessable number suffices here: only the system reports actions,
    /// and no other app can name an entry.
    fn id(&self) -> EntryId {
        EntryId(self.id.to_string())
    }
}

impl Inbox {
    /// Records a push that arrived while the app was in front, or that is in the notification
    /// centre. `content` is `None` if it has an unknown shape or version. Returns whether the core
    /// should look. A push that is expired, unreadable or for an unknown device is dropped and
    /// counted.
    #[cfg(any(test, target_os = "ios"))]
    pub(crate) fn take_push(&mut self, content: Option<&PushContent>, now: Timestamp, at: Timestamp) -> bool {
        let Some(content) =
            content.filter(|content| self.is_for_this_phone(content) && !is_over(content, now))
        else {
            self.dropped = self.dropped.saturating_add(1);
            return false;
        };
        self.record(content, at);
        true
    }

    /// Records a Web Push message that was checked before. `content` is `None` for a message to
    /// count as dropped.
    #[cfg(desktop)]
    pub(crate) fn take_message(&mut self, content: Option<&PushContent>, now: Timestamp) {
        match content {
            Some(content) => self.record(content, now),
            None => self.dropped = self.dropped.saturating_add(1),
        }
    }

    /// Records an action. `is_push` is false for the app's own notifications, which do not count as
    /// pushes and need no registration. The action is stored even if its challenge has expired, so
    /// that the app can tell the user. Returns whether the core should look.
    pub(crate) fn take_press(
        &mut self,
        press: Press,
        content: Option<&PushContent>,
        is_push: bool,
        now: Timestamp,
    ) -> bool {
        let Some(content) = content.filter(|content| !is_push || self.is_for_this_phone(content)) else {
            self.dropped = self.dropped.saturating_add(1);
            return false;
        };
        if is_push {
            self.record(content, now);
        }
        if let Subject::Challenge { id, .. } = &content.subject {
            let what = match press {
                Press::Open => StoredEntry::Open(id.clone()),
                Press::Deny => StoredEntry::Deny(id.clone()),
            };
            self.add(&content.device, what, now);
        }
        true
    }

    /// Accepts pushes for a device from now on.
    pub(crate) fn register(&mut self, device: &DeviceId) {
        self.devices.insert(device.clone());
    }

    /// Stops accepting pushes for a device and removes its entries. Returns whether no device is
    /// left.
    pub(crate) fn unregister(&mut self, device: &DeviceId) -> bool {
        self.devices.remove(device);
        self.entries.retain(|entry| entry.device != *device);
        self.devices.is_empty()
    }

    /// Removes an entry that was processed.
    pub(crate) fn settle(&mut self, id: &EntryId) {
        self.entries.retain(|entry| entry.id() != *id);
    }

    /// Removes entries that were not processed within a day.
    pub(crate) fn remove_expired(&mut self, now: Timestamp) {
        self.entries.retain(|entry| now - entry.at < MAX_AGE);
    }

    /// Returns the entries, oldest first.
    pub(crate) fn entries(&self) -> Vec<Received> {
        let received = |entry: &Stored| Received {
            id: entry.id(),
            device: entry.device.clone(),
            at: entry.at,
            what: entry.what.clone().into(),
        };
        self.entries.iter().map(received).collect()
    }

    /// Returns when the last push arrived.
    pub(crate) fn last(&self) -> Option<Timestamp> {
        self.last
    }

    /// Returns the number of dropped pushes.
    pub(crate) fn dropped(&self) -> u32 {
        self.dropped
    }

    /// Whether the content is for a device of this phone, and of a kind that Apple's service
    /// delivers.
    fn is_for_this_phone(&self, content: &PushContent) -> bool {
        self.devices.contains(&content.device) && !matches!(content.subject, Subject::Over(_))
    }

    fn record(&mut self, content: &PushContent, at: Timestamp) {
        self.last = self.last.max(Some(at));
        if let Subject::Test(token) = &content.subject {
            let is_test = |entry: &Stored| matches!(entry.what, StoredEntry::Test(_));
            if self.entries.iter().filter(|entry| is_test(entry)).count() < MAX_TESTS {
                self.add(&content.device, StoredEntry::Test(token.clone()), at);
            }
        }
    }

    /// Adds an entry, unless an equal one is stored.
    fn add(&mut self, device: &DeviceId, what: StoredEntry, at: Timestamp) {
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
