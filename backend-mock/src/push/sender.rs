//! Sends the state's pushes as soon as they are due, and retries them.

use std::sync::Arc;

use backend_model::RecordedPush;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::Transports;
use crate::backend::Backend;

/// Sends pushes until the backend closes. A slow push service does not delay the pushes of others.
pub(crate) async fn send_pushes(
    backend: Arc<Backend>,
    transports: Transports,
    mut changes: watch::Receiver<u64>,
) {
    let transports = Arc::new(transports);
    let mut sending = JoinSet::new();
    loop {
        let settings = &backend.settings.push;
        let next_fault = |push: &RecordedPush, releases| backend.faults.next_push_fault(push, releases);
        let (claimed, next) = backend.update_volatile(|state, now| {
            (state.claim_pushes(settings, next_fault, now), state.next_push(now))
        });
        if claimed.has_changed {
            backend.notify_watchers();
        }
        for push in claimed.pushes {
            sending.spawn(send(Arc::clone(&backend), Arc::clone(&transports), push));
        }
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return },
            () = backend.clock.until_next(next) => {}
            Some(_) = sending.join_next() => {}
            () = backend.closing() => return,
        }
    }
}

async fn send(backend: Arc<Backend>, transports: Arc<Transports>, push: RecordedPush) {
    let outcome = transports.send(&push, backend.clock.now()).await;
    let answered = backend.update(|state, now| state.push_answered(&push, outcome, now));
    if answered.is_err() {
        // The result is then known at least until the program ends.
        backend.update_volatile(|state, now| state.push_answered(&push, outcome, now));
        backend.notify_watchers();
    }
}
