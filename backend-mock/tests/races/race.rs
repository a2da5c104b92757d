//! Running many attempts at once, and counting their results.

use std::pin::Pin;

use futures_util::{StreamExt as _, stream};
use tokio::sync::{Mutex, MutexGuard};

/// Number of attempts in a race.
pub(crate) const ATTEMPTS: usize = 1000;
/// Maximum number of attempts in flight. A connection takes two sockets of this process, each phone
/// and browser has its own, and many systems limit a process to 1024 file descriptors.
const CONCURRENCY: usize = 100;

/// Attempt to use a code, not started yet.
pub(crate) type Attempt = Pin<Box<dyn Future<Output = AttemptResult> + Send>>;

/// Result of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AttemptResult {
    Worked,
    WrongCode,
    TooManyAttempts,
}

/// Number of attempts by result.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) worked: usize,
    pub(crate) wrong_code: usize,
    pub(crate) too_many_attempts: usize,
}

impl Tally {
    /// Result of a race in which one attempt succeeds: the next five get "wrong code", all others
    /// are delayed, because the clock does not advance.
    pub(crate) const ONE_OF_A_THOUSAND: Self =
        Self { worked: 1, wrong_code: 5, too_many_attempts: ATTEMPTS - 6 };

    pub(crate) fn of(results: &[AttemptResult]) -> Self {
        let count = |how| results.iter().filter(|&&one| one == how).count();
        Self {
            worked: count(AttemptResult::Worked),
            wrong_code: count(AttemptResult::WrongCode),
            too_many_attempts: count(AttemptResult::TooManyAttempts),
        }
    }
}

/// Waits until no other race has sockets open.
pub(crate) async fn exclusive() -> MutexGuard<'static, ()> {
    static LOCK: Mutex<()> = Mutex::const_new(());
    LOCK.lock().await
}

/// Runs the attempts as tasks, at most [`CONCURRENCY`] at once.
pub(crate) async fn run<T: Send + 'static>(
    attempts: impl IntoIterator<Item = impl Future<Output = T> + Send + 'static>,
) -> Vec<T> {
    let tasks = attempts.into_iter().map(tokio::spawn);
    stream::iter(tasks).buffer_unordered(CONCURRENCY).map(Result::unwrap).collect().await
}
