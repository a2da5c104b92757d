//! Notes: preferences, history and lasting news, stored beside the record. Losing them is harmless: nothing else
//! depends on them.

use key_protocol::ids::{DeviceId, NoticeId, Timestamp};
use key_view::{News, NoticeKind, Preferences};
use serde::{Deserialize, Serialize};

use super::account::AccountHandle;
use super::history::HistoryEntry;

/// Maximum number of history entries.
pub(crate) const HISTORY_LIMIT: usize = 100;

/// Maximum number of kept notices: more than any list holds, so that none that is listed becomes new
/// again.
const NOTICE_LIMIT: usize = 500;

/// Preferences, history and lasting news.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    /// The user's preferences.
    pub preferences: Preferences,
    /// Ended challenges, newest first.
    pub history: Vec<HistoryEntry>,
    /// Notices, oldest first.
    pub notices: Vec<KeptNotice>,
    /// News other than notices that the user has not dismissed, oldest first.
    pub news: Vec<KeptNews>,
}

/// Notice of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptNotice {
    /// Notice id.
    pub id: NoticeId,
    /// Local id of the account.
    #[serde(rename = "keys")]
    pub handle: AccountHandle,
    /// What happened.
    pub kind: NoticeKind,
    /// Name of the device that was connected or disconnected; empty for other kinds, and once read.
    pub device: String,
    /// Id of that device; `None` for other kinds, and once read.
    #[serde(default)]
    pub device_id: Option<DeviceId>,
    /// Time of the event, by the backend's clock.
    pub at: Timestamp,
    /// Whether the user has read it.
    pub read: bool,
}

/// News other than a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptNews {
    /// Number that tells it from others.
    pub number: u64,
    /// Local id of the account that it is about and that it is removed with.
    pub handle: Option<AccountHandle>,
    /// Time of the event.
    pub at: Timestamp,
    /// What happened.
    pub news: News,
}

impl KeptNotice {
    /// Marks the notice as read. Only its id is needed from then on, so that it is not shown again.
    pub(crate) fn mark_read(&mut self) {
        self.read = true;
        self.device.clear();
        self.device_id = None;
    }
}

impl Notes {
    /// Parses stored notes. Notes that cannot be read are replaced by the defaults.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let mut notes: Self = serde_json::from_slice(bytes).unwrap_or_else(|_| {
            tracing::warn!("preferences and history cannot be read, and are forgotten");
            Self::default()
        });
        // An earlier version kept the names of read ones too.
        notes.notices.iter_mut().filter(|kept| kept.read).for_each(KeptNotice::mark_read);
        notes
    }

    /// Serialises the notes for storage.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Cannot fail: all maps have string keys.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Adds a notice, the latest, and drops the oldest beyond the limit.
    pub fn keep(&mut self, notice: KeptNotice) {
        self.notices.push(notice);
        let surplus = self.notices.len().saturating_sub(NOTICE_LIMIT);
        self.notices.drain(..surplus);
    }

    /// Adds news, the latest. The same news again replaces the earlier one.
    pub fn tell(&mut self, handle: Option<AccountHandle>, at: Timestamp, news: News) {
        let number = self.news.iter().map(|kept| kept.number).max().map_or(0, |highest| highest + 1);
        self.news.retain(|kept| kept.news != news);
        self.news.push(KeptNews { number, handle, at, news });
    }

    /// Adds an ended challenge and drops the oldest beyond the limit.
    pub fn remember(&mut self, entry: HistoryEntry) {
        self.history.insert(0, entry);
        self.history.truncate(HISTORY_LIMIT);
    }
}
