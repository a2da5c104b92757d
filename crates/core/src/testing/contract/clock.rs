//! The contract of a [`Clock`].

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use key_protocol::ids::Timestamp;

use crate::ports::Clock;

/// A clock under test.
#[async_trait]
pub trait ClockHarness: Sized + Send + Sync {
    /// Returns a clock that has just been started.
    async fn fresh() -> Self;
    /// Returns the clock.
    fn clock(&self) -> Arc<dyn Clock>;
    /// Lets at least `time` pass.
    async fn advance(&self, time: Duration);
}

/// Checks the whole contract.
pub async fn all<H: ClockHarness>() {
    clocks_advance_with_time::<H>().await;
    until_returns_no_sooner_than_the_moment::<H>().await;
    until_returns_at_once_for_a_past_moment::<H>().await;
    until_waits_for_a_moment_that_never_comes::<H>().await;
}

/// All clocks advance by the time that passes, and `now` is the wall clock in whole seconds.
pub async fn clocks_advance_with_time<H: ClockHarness>() {
    let harness = H::fresh().await;
    let clock = harness.clock();
    let (wall, monotonic, since_boot) = (clock.wall(), clock.monotonic(), clock.since_boot());
    harness.advance(Duration::from_millis(20)).await;
    assert!(clock.wall() >= wall + Duration::from_millis(20));
    assert!(clock.monotonic() >= monotonic + Duration::from_millis(20));
    assert!(clock.since_boot() >= since_boot + Duration::from_millis(20));
    let seconds = i64::try_from(clock.wall().as_secs()).unwrap();
    assert!(
        [0, 1].contains(&(Timestamp(seconds) - clock.now())),
        "`now` is the current second of the wall clock"
    );
}

/// `until` returns when the moment is reached, and not before.
pub async fn until_returns_no_sooner_than_the_moment<H: ClockHarness>() {
    let harness = H::fresh().await;
    let clock = harness.clock();
    let moment = clock.monotonic() + Duration::from_millis(30);
    let waiting = async {
        clock.until(moment).await;
        assert!(clock.monotonic() >= moment, "returned too soon");
    };
    let advancing = async {
        harness.advance(Duration::from_millis(10)).await;
        harness.advance(Duration::from_millis(30)).await;
    };
    tokio::join!(waiting, advancing);
}

/// `until` returns at once for a moment that has passed.
pub async fn until_returns_at_once_for_a_past_moment<H: ClockHarness>() {
    let harness = H::fresh().await;
    let clock = harness.clock();
    harness.advance(Duration::from_millis(5)).await;
    clock.until(Duration::ZERO).await;
    clock.until(clock.monotonic()).await;
}

/// `until` waits for a moment that never comes, without a panic or an overflow.
pub async fn until_waits_for_a_moment_that_never_comes<H: ClockHarness>() {
    let harness = H::fresh().await;
    let clock = harness.clock();
    tokio::select! {
        biased;
        () = clock.until(Duration::MAX) => panic!("it returned"),
        () = harness.advance(Duration::from_millis(5)) => {}
    }
}
