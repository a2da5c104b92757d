//! The clock port: tests set the time instead of sleeping.
#![allow(clippy::disallowed_methods, reason = "the adapter of the system's clock")]

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use key_protocol::ids::Timestamp;
use tokio::sync::watch;

/// A future that resolves at a given time.
pub type Until = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A wall clock with second resolution.
pub trait Clock: Send + Sync + 'static {
    /// Returns the current time.
    fn now(&self) -> Timestamp;

    /// Resolves once the clock shows `time` or later.
    fn until(&self, time: Timestamp) -> Until;
}

/// The system clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since_epoch.as_secs()).unwrap_or(i64::MAX))
    }

    fn until(&self, time: Timestamp) -> Until {
        /// Longest single sleep, so that a clock that was set forward is noticed.
        const MAX_SLEEP: Duration = Duration::from_secs(60);
        let deadline = UNIX_EPOCH + Duration::from_secs(u64::try_from(time.seconds()).unwrap_or(0));
        Box::pin(async move {
            while let Ok(left) = deadline.duration_since(SystemTime::now()) {
                tokio::time::sleep(left.min(MAX_SLEEP)).await;
            }
        })
    }
}

/// A clock that changes only when it is set.
#[derive(Clone)]
pub struct ManualClock {
    now: watch::Sender<Timestamp>,
}

impl ManualClock {
    /// Creates a clock that shows `now`.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self { now: watch::Sender::new(now) }
    }

    /// Moves the clock forward, or backward if `seconds` is negative.
    pub fn advance(&self, seconds: i64) {
        self.now.send_modify(|now| *now = *now + seconds);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.now.borrow()
    }

    fn until(&self, time: Timestamp) -> Until {
        let mut now = self.now.subscribe();
        Box::pin(async move {
            // An error means that the clock was dropped and cannot advance any more.
            let _ = now.wait_for(|now| *now >= time).await;
        })
    }
}

/// A clock with an adjustable skew.
pub(crate) struct SkewedClock {
    real: Arc<dyn Clock>,
    skew: watch::Sender<i64>,
}

impl SkewedClock {
    pub(crate) fn new(real: Arc<dyn Clock>) -> Self {
        Self { real, skew: watch::Sender::new(0) }
    }

    pub(crate) fn skew_by(&self, seconds: i64) {
        self.skew.send_replace(seconds);
    }

    /// Seconds that the clock is ahead; negative if it is behind.
    pub(crate) fn skew(&self) -> i64 {
        *self.skew.borrow()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.real.now() + *self.skew.borrow()
    }

    /// Resolves once the clock shows `time` or later; never if there is none.
    pub(crate) async fn until_next(&self, time: Option<Timestamp>) {
        match time {
            Some(time) => self.until(time).await,
            None => std::future::pending().await,
        }
    }

    /// Resolves once the clock shows `time` or later. Follows changes of the skew.
    pub(crate) async fn until(&self, time: Timestamp) {
        let mut skew = self.skew.subscribe();
        loop {
            let skewed_by = *skew.borrow_and_update();
            tokio::select! {
                () = self.real.until(time - skewed_by) => return,
                changed = skew.changed() => if changed.is_err() { return },
            }
        }
    }
}
