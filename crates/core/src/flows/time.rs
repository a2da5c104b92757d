//! Time passing: what expires is taken away, and the next code takes the place of the last. Sleeps until then, and no shorter.

use std::sync::Weak;

use crate::authenticator::Authenticator;
use crate::state::Transition;

/// Keeps the view true until the app ends.
pub(crate) async fn run(app: Weak<Authenticator>) {
    loop {
        let Some(app) = app.upgrade() else { return };
        let next = app.next_change();
        let changed = app.deadlines.notified();
        match next {
            None => changed.await,
            Some(next) => tokio::select! {
                () = changed => {}
                () = app.ports.clock.until(next) => app.ask(Transition::TimePassed),
            },
        }
    }
}
