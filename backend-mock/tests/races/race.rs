//! The race: who runs it how, and how it may end.

use std::pin::Pin;

use futures_util::{StreamExt as _, stream};
use tokio::sync::{Mutex, MutexGuard};

/// How often a code is used.
pub(crate) const ATTEMPTS: usize = 1000;
/// How many attempts are under way at any moment until the last ones. A connection is two sockets of this process, phones and browsers
/// keep theirs apart, spare ones are opened while others are freed, and on many machines a process may have 1024.
const CONCURRENCY: usize = 100;

/// One use of a code, not begun yet.
pub(crate) type Attempt = Pin<Box<dyn Future<Output = AttemptResult> + Send>>;

/// How a use results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AttemptResult {
    Worked,
    WrongCode,
    TooManyAttempts,
}

/// How many attempts results how.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) worked: usize,
    pub(crate) wrong_code: usize,
    pub(crate) too_many_attempts: usize,
}

impl Tally {
    /// All but the first to come are too late: five are wrong, and after the fifth, while the clock stands still, none is looked at.
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

/// Begins as many at once as may be under way, each on a task of its own, and the next whenever one has results.
pub(crate) async fn run<T: Send + 'static>(
    attempts: impl IntoIterator<Item = impl Future<Output = T> + Send + 'static>,
) -> Vec<T> {
    let tasks = attempts.into_iter().map(tokio::spawn);
    stream::iter(tasks).buffer_unordered(CONCURRENCY).map(Result::unwrap).collect().await
}
