//! Time passing: what expires is taken away, and the next code takes the place of the last. Sleeps until then, and no shorter.

use std::sync::Weak;

use crate::authenticator::Authenticator;
use crate::moment::Moment;
use crate::present;
use crate::state::Transition;

/// Keeps the view true until the app ends.
pub(crate) async fn run(app: Weak<Authenticator>) {
    loop {
        let Some(app) = app.upgrade() else { return };
        let clock = std::sync::Arc::clone(&app.ports.clock);
        let next = app.look(|state| present::next_change(state, Moment::now(&*clock)));
        let changed = app.deadlines.notified();
        match next {
            None => changed.await,
            Some(next) => tokio::select! {
                () = changed => {}
                () = clock.until(next) => app.ask(Transition::TimePassed),
            },
        }
    }
}
