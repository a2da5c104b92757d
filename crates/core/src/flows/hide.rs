//! Hiding what presence revealed, because the app goes to the background.

use crate::core::{Core, Flow};
use crate::state::Revealed;

impl Core {
    /// Hides a revealed offline code or history, and reveals it again with presence.
    pub(super) fn hide_revealed(&self) {
        let Some((revealed, pad)) = self.update(|s| s.app_left()) else { return };
        self.spawn(|core| async move {
            let mut flow = Flow::default();
            // Without a prompt, which would come up over another app.
            let Ok(presence) = core.presence_after(&mut flow, pad, None).await else { return };
            match revealed {
                Revealed::Code(handle) => core.reveal_code(&handle, presence).await,
                Revealed::History => core.read_history(presence).await,
            }
        });
    }
}
