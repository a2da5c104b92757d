//! Storing preferences and history in the background. A write lost in a crash is acceptable.

use std::sync::Weak;

use crate::core::Core;
use crate::domain::notes::Notes;

/// Writes the notes after each change, until the app ends.
pub(crate) async fn store(app: Weak<Core>) {
    loop {
        let Some(app) = app.upgrade() else { return };
        app.notes_changed.notified().await;
        let notes = app.with_state(|state| state.notes.to_bytes());
        if let Err(why) = app.ports.notebook.write(&notes).await {
            tracing::warn!(%why, "preferences and history were not kept");
        }
    }
}

impl Core {
    /// Loads the stored notes.
    pub(crate) async fn read_notes(&self) {
        if let Some(notes) = self.ports.notebook.read().await {
            let notes = Notes::from_bytes(&notes);
            self.update(|s| s.notes_read(notes));
        }
    }
}
