//! A notebook in memory.

use std::sync::Arc;

use async_trait::async_trait;
use tokio::sync::watch;
use tokio::time::timeout;

use super::Phone;
use crate::ports::{Notebook, VaultFailed};

/// A notebook in memory. Clones share the notes.
#[derive(Clone)]
pub struct MemoryNotebook(Arc<watch::Sender<Option<Vec<u8>>>>);

impl MemoryNotebook {
    /// Returns an empty notebook.
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(None)))
    }

    /// Returns the notes as written last.
    pub fn text(&self) -> Option<String> {
        self.0.borrow().clone().map(|notes| String::from_utf8(notes).expect("notes are JSON"))
    }

    /// Replaces the notes, as anyone with access to the disk can.
    pub fn put(&self, notes: &[u8]) {
        self.0.send_replace(Some(notes.to_vec()));
    }

    /// Returns when `holds` is true of the notes.
    ///
    /// # Panics
    /// If that does not become true in time.
    pub async fn says(&self, holds: impl Fn(&str) -> bool) {
        let written = |notes: &Option<Vec<u8>>| {
            notes.as_deref().and_then(|notes| std::str::from_utf8(notes).ok()).is_some_and(&holds)
        };
        let mut notes = self.0.subscribe();
        let waited = timeout(Phone::TIMEOUT, notes.wait_for(written)).await;
        assert!(waited.is_ok(), "the notebook says {:?}", self.text());
    }
}

impl Default for MemoryNotebook {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl Notebook for MemoryNotebook {
    async fn read(&self) -> Option<Vec<u8>> {
        self.0.borrow().clone()
    }

    async fn write(&self, notes: &[u8]) -> Result<(), VaultFailed> {
        self.put(notes);
        Ok(())
    }
}
