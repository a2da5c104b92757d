//! Time that passes when a test says so.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use key_protocol::ids::Timestamp;
use tokio::sync::watch;

use crate::ports::Clock;

/// The phone's clocks. Clones show the same time; so does the phone after a reboot, whose monotonic clock begins anew.
#[derive(Clone)]
pub struct FakeClock {
    time: Arc<watch::Sender<Time>>,
    booted: Duration,
}

#[derive(Clone, Copy)]
struct Time {
    /// What has really passed since [`FakeClock::BEGIN`].
    passed: Duration,
    /// How many seconds the phone's wall clock is ahead of the world's.
    ahead: i64,
}

impl FakeClock {
    /// When every test begins: 2026-01-01T12:00:00Z.
    pub const BEGIN: Timestamp = Timestamp(1_767_268_800);

    /// A phone that shows the right time.
    #[must_use]
    pub fn new() -> Self {
        let time = Time { passed: Duration::ZERO, ahead: 0 };
        Self { time: Arc::new(watch::Sender::new(time)), booted: Duration::ZERO }
    }

    /// Time passes, and wakes who waited for it.
    pub fn advance(&self, by: Duration) {
        self.time.send_modify(|time| time.passed += by);
    }

    /// Somebody sets the phone's wall clock so many seconds ahead of the world's; negative is behind.
    pub fn set_ahead(&self, seconds: i64) {
        self.time.send_modify(|time| time.ahead = seconds);
    }

    /// The phone after a reboot.
    #[must_use]
    pub fn rebooted(&self) -> Self {
        Self { time: Arc::clone(&self.time), booted: self.passed() }
    }

    /// The time everybody else has.
    #[must_use]
    pub fn world(&self) -> Timestamp {
        Self::BEGIN + i64::try_from(self.passed().as_secs()).expect("a test is short")
    }

    fn passed(&self) -> Duration {
        self.time.borrow().passed
    }
}

impl Default for FakeClock {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl Clock for FakeClock {
    fn wall(&self) -> Duration {
        let Time { passed, ahead } = *self.time.borrow();
        let begin = Self::BEGIN + ahead;
        Duration::from_secs(begin.seconds().unsigned_abs()) + passed
    }

    fn monotonic(&self) -> Duration {
        self.passed() - self.booted
    }

    fn since_boot(&self) -> Duration {
        self.passed() - self.booted
    }

    async fn until(&self, now: Duration) {
        let mut time = self.time.subscribe();
        let _ = time.wait_for(|time| time.passed - self.booted >= now).await;
    }
}
