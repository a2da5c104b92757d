//! The race: who runs it how, and how it may end.

use std::pin::Pin;

use futures_util::{StreamExt as _, stream};
use tokio::sync::{Mutex, MutexGuard};

/// How often a code is used.
pub(crate) const USES: usize = 1000;
/// How many uses are under way at any moment until the last ones. A connection is two sockets of this process, phones and browsers
/// keep theirs apart, spare ones are opened while others are freed, and on many machines a process may have 1024.
const AT_ONCE: usize = 100;

/// One use of a code, not begun yet.
pub(crate) type Use = Pin<Box<dyn Future<Output = Ended> + Send>>;

/// How a use ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    Worked,
    WrongCode,
    TooManyAttempts,
}

/// How many uses ended how.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) worked: usize,
    pub(crate) wrong_code: usize,
    pub(crate) too_many_attempts: usize,
}

impl Tally {
    /// All but the first to come are too late: five are wrong, and after the fifth, while the clock stands still, none is looked at.
    pub(crate) const ONE_OF_A_THOUSAND: Self = Self { worked: 1, wrong_code: 5, too_many_attempts: USES - 6 };

    pub(crate) fn of(ended: &[Ended]) -> Self {
        let count = |how| ended.iter().filter(|&&one| one == how).count();
        Self {
            worked: count(Ended::Worked),
            wrong_code: count(Ended::WrongCode),
            too_many_attempts: count(Ended::TooManyAttempts),
        }
    }
}

/// Waits until no other race has sockets open.
pub(crate) async fn alone() -> MutexGuard<'static, ()> {
    static TRACK: Mutex<()> = Mutex::const_new(());
    TRACK.lock().await
}

/// Begins as many at once as may be under way, each on a task of its own, and the next whenever one has ended.
pub(crate) async fn run<T: Send + 'static>(
    uses: impl IntoIterator<Item = impl Future<Output = T> + Send + 'static>,
) -> Vec<T> {
    let tasks = uses.into_iter().map(tokio::spawn);
    stream::iter(tasks).buffer_unordered(AT_ONCE).map(Result::unwrap).collect().await
}
