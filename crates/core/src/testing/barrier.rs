//! A barrier that holds an operation in the middle of its work until a test opens it.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::time::timeout;

use super::Phone;

/// A barrier, closed at first; once opened, open for good. Clones share it.
#[derive(Clone)]
pub struct Barrier(Arc<watch::Sender<Progress>>);

#[derive(Clone, Copy, Default)]
struct Progress {
    reached: bool,
    open: bool,
}

impl Barrier {
    /// Returns a closed barrier.
    pub fn closed() -> Self {
        Self(Arc::new(watch::Sender::new(Progress::default())))
    }

    /// Returns when an operation has reached the barrier.
    pub async fn reached(&self) {
        let reached = self.wait(|progress| progress.reached);
        assert!(timeout(Phone::TIMEOUT, reached).await.is_ok(), "nothing reached the barrier");
    }

    /// Lets every operation through, now and later.
    pub fn open(&self) {
        self.0.send_modify(|progress| progress.open = true);
    }

    pub(crate) async fn pass(&self) {
        self.0.send_modify(|progress| progress.reached = true);
        self.wait(|progress| progress.open).await;
    }

    async fn wait(&self, until: impl Fn(&Progress) -> bool) {
        let _ = self.0.subscribe().wait_for(until).await;
    }
}
