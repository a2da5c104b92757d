//! Sends what the state has to send, as soon as it has, and again where that may help.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinSet;

use super::Transports;
use crate::backend::Backend;
use crate::state::RecordedPush;

/// Sends pushes until the backend closes. A slow push service holds up nobody else's pushes.
pub(crate) async fn send_pushes(
    backend: Arc<Backend>,
    transports: Transports,
    mut changes: watch::Receiver<u64>,
) {
    let transports = Arc::new(transports);
    let mut sending = JoinSet::new();
    loop {
        let settings = &backend.settings.push;
        let (claimed, next) = backend.update_volatile(|state, now| {
            (state.claim_pushes(settings, &backend.faults, now), state.next_push(now))
        });
        if claimed.has_changed {
            backend.notify_watchers();
        }
        for push in claimed.pushes {
            sending.spawn(send(Arc::clone(&backend), Arc::clone(&transports), push));
        }
        let due = async {
            match next {
                Some(time) => backend.clock.until(time).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return },
            () = due => {}
            Some(_) = sending.join_next() => {}
            () = backend.closing() => return,
        }
    }
}

async fn send(backend: Arc<Backend>, transports: Arc<Transports>, push: RecordedPush) {
    let outcome = transports.send(&push, backend.clock.now()).await;
    let answered = backend.update(|state, now| state.push_answered(&push, outcome, now));
    if answered.is_err() {
        // What cannot be kept is known until the end of the program at least.
        backend.update_volatile(|state, now| state.push_answered(&push, outcome, now));
        backend.notify_watchers();
    }
}
