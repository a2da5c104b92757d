//! Hiding what presence revealed, because the app goes to the background.

use crate::core::Core;
use crate::state::{Granted, Revealed};

impl Core {
    /// Hides a revealed offline code or history, and reveals it again with presence.
    pub(super) fn hide_revealed(&self) {
        let Some((revealed, pad)) = self.update(|s| s.app_left()) else { return };
        self.spawn(|core| async move {
            if let Ok(Granted { presence, intent }) = pad.await {
                match revealed {
                    Revealed::Code(handle) => core.reveal_code(&handle, presence).await,
                    Revealed::History => core.read_history(presence).await,
                }
                drop(intent);
            }
        });
    }
}
