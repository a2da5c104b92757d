//! The real clock, the one adapter shared by all platforms.
#![allow(clippy::disallowed_methods, reason = "the adapter of the system's clocks")]

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::now::BootId;
use crate::ports::Clock;
use async_trait::async_trait;

/// The system's clocks.
pub struct SystemClock {
    start: Instant,
    boot: Option<BootId>,
}

impl SystemClock {
    /// Creates a clock whose monotonic time starts now, in the boot that the platform tells. A
    /// process does not outlive its boot.
    #[must_use]
    pub fn new(boot: Option<BootId>) -> Self {
        Self { start: Instant::now(), boot }
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

    fn boot(&self) -> Option<BootId> {
        self.boot
    }

    async fn until(&self, deadline: Duration) {
        match self.start.checked_add(deadline) {
            Some(at) => tokio::time::sleep_until(at.into()).await,
            // Beyond what `Instant` can represent, as for a challenge that never expires.
            None => std::future::pending().await,
        }
    }
}

/// Returns the time since boot, sleep included; neither apps nor users can set it.
#[cfg(unix)]
fn uptime() -> Duration {
    // Apple's monotonic clock also counts during sleep; Linux has a separate clock for that.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let clock = nix::time::ClockId::CLOCK_BOOTTIME;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let clock = nix::time::ClockId::CLOCK_MONOTONIC;
    clock.now().map(Duration::from).unwrap_or_default()
}

/// Returns zero on systems without an uptime, as if just booted: delays are never shortened.
#[cfg(not(unix))]
fn uptime() -> Duration {
    Duration::ZERO
}
