//! A point that something in the middle of its work does not pass until a test lets it.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::time::timeout;

use super::Phone;

/// Closed at first; once opened, open for good. Clones are the same gate.
#[derive(Clone)]
pub struct Barrier(Arc<watch::Sender<Passage>>);

#[derive(Clone, Copy, Default)]
struct Passage {
    reached: bool,
    open: bool,
}

impl Barrier {
    /// A closed gate.
    #[must_use]
    pub fn closed() -> Self {
        Self(Arc::new(watch::Sender::new(Passage::default())))
    }

    /// Returns when somebody stands before it.
    pub async fn reached(&self) {
        let reached = self.wait(|passage| passage.reached);
        assert!(timeout(Phone::PATIENCE, reached).await.is_ok(), "nobody came to the gate");
    }

    /// Lets everybody through.
    pub fn open(&self) {
        self.0.send_modify(|passage| passage.open = true);
    }

    pub(crate) async fn pass(&self) {
        self.0.send_modify(|passage| passage.reached = true);
        self.wait(|passage| passage.open).await;
    }

    async fn wait(&self, until: impl Fn(&Passage) -> bool) {
        let _ = self.0.subscribe().wait_for(until).await;
    }
}
