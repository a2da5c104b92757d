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

    fn since_boot(&self) -> Duration {
        uptime()
    }

    async fn until(&self, now: Duration) {
        match self.start.checked_add(now) {
            Some(at) => tokio::time::sleep_until(at.into()).await,
            // Further off than the system can count: a challenge that says it lasts for ever.
            None => std::future::pending().await,
        }
    }
}

/// Time since the system was started, sleep included; no app and no person can set it.
#[cfg(unix)]
fn uptime() -> Duration {
    // Apple's monotonic clock goes on in sleep; Linux has another one that does.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let clock = nix::time::ClockId::CLOCK_BOOTTIME;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let clock = nix::time::ClockId::CLOCK_MONOTONIC;
    clock.now().map(Duration::from).unwrap_or_default()
}

/// A system that does not tell: as if it had just been started, so that delays are never shortened.
#[cfg(not(unix))]
fn uptime() -> Duration {
    Duration::ZERO
}
