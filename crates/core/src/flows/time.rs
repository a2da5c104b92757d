//! Changes over time: expired challenges end, and the next offline code replaces the last. Sleeps
//! until the next change.

use std::sync::Weak;

use crate::core::Core;

/// Refreshes the view at each deadline, until the app ends.
pub(crate) async fn run(app: Weak<Core>) {
    loop {
        let Some(app) = app.upgrade() else { return };
        let next = app.next_change();
        let changed = app.deadlines.notified();
        match next {
            None => changed.await,
            Some(next) => tokio::select! {
                () = changed => {}
                () = app.ports.clock.until(next) => app.update(|s| s.time_passed(app.ports.clock.moment())),
            },
        }
    }
}
