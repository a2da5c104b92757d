//! A clock that a test advances.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use key_protocol::ids::Timestamp;
use tokio::sync::watch;

use crate::now::BootId;
use crate::ports::Clock;

/// The phone's clocks. Clones show the same time. After [`rebooted`](Self::rebooted), `monotonic`
/// and `since_boot` begin at zero.
#[derive(Clone)]
pub struct FakeClock {
    time: Arc<watch::Sender<Time>>,
    booted_at: Duration,
    /// Number of reboots.
    boots: u32,
    /// Whether the platform tells boots apart.
    tells_boots: bool,
}

#[derive(Clone, Copy)]
struct Time {
    /// True time since [`FakeClock::BEGIN`].
    passed: Duration,
    /// Seconds by which the phone's wall clock is ahead of the true time.
    ahead: i64,
}

impl FakeClock {
    /// True time at the start of every test: 2026-01-01T12:00:00Z.
    pub const BEGIN: Timestamp = Timestamp(1_767_268_800);

    /// Returns a clock that shows the true time.
    pub fn new() -> Self {
        let time = Time { passed: Duration::ZERO, ahead: 0 };
        Self {
            time: Arc::new(watch::Sender::new(time)),
            booted_at: Duration::ZERO,
            boots: 0,
            tells_boots: true,
        }
    }

    /// Advances all clocks and wakes every waiting `until`.
    pub fn advance(&self, by: Duration) {
        self.time.send_modify(|time| time.passed += by);
    }

    /// Sets the phone's wall clock `seconds` ahead of the true time; negative is behind.
    pub fn set_ahead(&self, seconds: i64) {
        self.time.send_modify(|time| time.ahead = seconds);
    }

    /// Returns the clocks of the same phone after a reboot.
    pub fn rebooted(&self) -> Self {
        Self { booted_at: self.passed(), boots: self.boots + 1, ..self.clone() }
    }

    /// Returns independent clocks that show the same time.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self { time: Arc::new(watch::Sender::new(*self.time.borrow())), ..self.clone() }
    }

    /// Returns the same clocks on a platform that does not tell boots apart.
    pub fn without_boots(&self) -> Self {
        Self { tells_boots: false, ..self.clone() }
    }

    /// Returns the true time, which the backend has.
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
        self.passed() - self.booted_at
    }

    fn since_boot(&self) -> Duration {
        self.passed() - self.booted_at
    }

    fn boot(&self) -> Option<BootId> {
        self.tells_boots.then(|| BootId::of(&self.boots.to_string()))
    }

    async fn until(&self, now: Duration) {
        let mut time = self.time.subscribe();
        let _ = time.wait_for(|time| time.passed - self.booted_at >= now).await;
    }
}
