//! The history: sealing its entries without presence, and reading them with it.

use std::collections::HashSet;

use key_protocol::keys::Thumbprint;

use crate::core::{Core, Flow, Stopped};
use crate::domain::history::{HistoryEntry, HistoryRead, SealedPast};
use crate::domain::presence::Presence;
use crate::domain::wiped::wiped;
use crate::flows::blocking;
use crate::record::Record;
use crate::state::State;

impl Core {
    /// Opens the history and reads it, with presence.
    pub(crate) async fn open_history(&self, mut flow: Flow) -> Result<(), Stopped> {
        let pad = self.update(|s| s.open_history())?;
        let presence = self.presence_at(&mut flow, pad).await?;
        self.read_history(presence).await;
        Ok(())
    }

    /// Opens the entries, and shows them until the screen is left.
    pub(super) async fn read_history(&self, presence: Presence) {
        let keys = self.record.lock().await.history.clone();
        let entries = self.with_state(|state| state.notes.history.clone());
        let data_key = presence.into_data_key();
        let read = blocking(move || HistoryRead::open(&entries, &keys, &data_key)).await;
        let read = read.unwrap_or_else(|why| {
            tracing::error!(%why, "the history could not be read");
            HistoryRead::default()
        });
        if !read.unreadable.is_empty() {
            tracing::warn!(count = read.unreadable.len(), "entries of the history do not open any more");
        }
        self.update_or_log(|s| s.history_read(read));
    }

    /// Seals the entries of the history that are in clear, once there is a key to seal them to. Called
    /// after each change of the state.
    pub(crate) fn seal_history(&self, state: &mut State) {
        let Some(key) = *self.history_key() else { return };
        if state.has_clear_history() {
            wiped(|| state.seal_history(|past| SealedPast::seal(past, &key, &self.rng).ok()));
        }
    }

    /// Seals entries to the last history key of `record` from now on. A record without accounts has
    /// none; entries that come while its last account is removed are sealed to the key before.
    pub(super) fn follow_history_key(&self, record: &Record) {
        if let Some(last) = record.history.last() {
            *self.history_key() = Some(last.public);
        }
    }

    /// Returns the history keys that entries are sealed to.
    pub(super) fn history_keys_in_use(&self) -> HashSet<Thumbprint> {
        let to = |entry: &HistoryEntry| match entry {
            HistoryEntry::Sealed(SealedPast { to, .. }) => Some(*to),
            HistoryEntry::Clear(_) => None,
        };
        self.with_state(|state| state.notes.history.iter().filter_map(to).collect())
    }
}
