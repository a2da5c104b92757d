//! The time, as a port: a test sets it, and nothing in a test ever sleeps.

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use key_protocol::ids::Timestamp;
use tokio::sync::watch;

/// A wait for a moment to come.
pub type Until = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Tells the time and waits for it.
pub trait Clock: Send + Sync + 'static {
    /// Now.
    fn now(&self) -> Timestamp;

    /// Resolves once it is `time` or later.
    fn until(&self, time: Timestamp) -> Until;
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since_epoch.as_secs()).unwrap_or(i64::MAX))
    }

    fn until(&self, time: Timestamp) -> Until {
        /// So that a clock set forward is noticed.
        const MAX_SLEEP: Duration = Duration::from_secs(60);
        let deadline = UNIX_EPOCH + Duration::from_secs(u64::try_from(time.seconds()).unwrap_or(0));
        Box::pin(async move {
            while let Ok(left) = deadline.duration_since(SystemTime::now()) {
                tokio::time::sleep(left.min(MAX_SLEEP)).await;
            }
        })
    }
}

/// A clock that stands still until it is moved.
#[derive(Clone)]
pub struct ManualClock {
    now: watch::Sender<Timestamp>,
}

impl ManualClock {
    /// A clock that stands at `now`.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self { now: watch::Sender::new(now) }
    }

    /// Moves the clock, backwards for a negative number.
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
            // The wait ends with the clock itself, when nobody can move it any more.
            let _ = now.wait_for(|now| *now >= time).await;
        })
    }
}

/// A clock that is wrong by so many seconds, and can be made so while it runs.
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

    /// Seconds it is ahead; behind for a negative number.
    pub(crate) fn skew(&self) -> i64 {
        *self.skew.borrow()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.real.now() + *self.skew.borrow()
    }

    /// Resolves once it is `time` or later, however the clock is skewed meanwhile.
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
