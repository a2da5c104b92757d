//! The real clock, the one adapter that is the same on every platform.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::ports::Clock;
use async_trait::async_trait;

/// The system's clocks.
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// Begins its monotonic time now.
    #[must_use]
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl Clock for SystemClock {
    fn wall(&self) -> Duration {
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    fn monotonic(&self) -> Duration {
        self.start.elapsed()
    }

    async fn until(&self, moment: Duration) {
        match self.start.checked_add(moment) {
            Some(at) => tokio::time::sleep_until(at.into()).await,
            // Further off than the system can count: a challenge that says it lasts for ever.
            None => std::future::pending().await,
        }
    }
}
