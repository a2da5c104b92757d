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
    async fn pass(&self, time: Duration);
}

/// Checks the whole contract.
pub async fn all<H: ClockHarness>() {
    moves_on::<H>().await;
    waits_until_then_and_no_shorter::<H>().await;
    wakes_at_once_for_what_has_passed::<H>().await;
    waits_for_what_never_comes::<H>().await;
}

/// All clocks advance by the time that passes, and `now` is the wall clock in whole seconds.
pub async fn moves_on<H: ClockHarness>() {
    let harness = H::fresh().await;
    let clock = harness.clock();
    let (wall, monotonic, since_boot) = (clock.wall(), clock.monotonic(), clock.since_boot());
    harness.pass(Duration::from_millis(20)).await;
    assert!(clock.wall() >= wall + Duration::from_millis(20));
    assert!(clock.monotonic() >= monotonic + Duration::from_millis(20));
    assert!(clock.since_boot() >= since_boot + Duration::from_millis(20));
    let seconds = i64::try_from(clock.wall().as_secs()).unwrap();
    assert!([0, 1].contains(&(Timestamp(seconds) - clock.now())), "now is the second the wall clock is in");
}

/// `until` returns when the moment is reached, and not before.
pub async fn waits_until_then_and_no_shorter<H: ClockHarness>() {
    let harness = H::fresh().await;
    let clock = harness.clock();
    let now = clock.monotonic() + Duration::from_millis(30);
    let waiting = async {
        clock.until(now).await;
        assert!(clock.monotonic() >= now, "woken too soon");
    };
    let passing = async {
        harness.pass(Duration::from_millis(10)).await;
        harness.pass(Duration::from_millis(30)).await;
    };
    tokio::join!(waiting, passing);
}

/// `until` returns at once for a moment that has passed.
pub async fn wakes_at_once_for_what_has_passed<H: ClockHarness>() {
    let harness = H::fresh().await;
    let clock = harness.clock();
    harness.pass(Duration::from_millis(5)).await;
    clock.until(Duration::ZERO).await;
    clock.until(clock.monotonic()).await;
}

/// `until` waits for a moment that never comes, without a panic or an overflow.
pub async fn waits_for_what_never_comes<H: ClockHarness>() {
    let harness = H::fresh().await;
    let clock = harness.clock();
    tokio::select! {
        biased;
        () = clock.until(Duration::MAX) => panic!("the end of time has come"),
        () = harness.pass(Duration::from_millis(5)) => {}
    }
}
