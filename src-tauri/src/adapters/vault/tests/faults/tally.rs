//! Counts the PINs that are looked at, by the line the core logs right before it derives a key from one: an app that dies there
//! shows nothing, and has looked all the same.

use std::sync::{Arc, Mutex, MutexGuard};

use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// The count of one phone.
#[derive(Clone, Default)]
pub(super) struct Tally(Arc<Mutex<Counts>>);

/// What was counted.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    entering_the_right_one: bool,
    /// Right PINs that were looked at.
    pub(super) right: usize,
    /// Wrong PINs that were looked at since the last right one.
    pub(super) wrong: usize,
    /// Wrong PINs that the last right one made up for.
    pub(super) forgiven: usize,
}

impl Tally {
    /// What is typed from now on.
    pub(super) fn entering(&self, right: bool) {
        self.lock().entering_the_right_one = right;
    }

    pub(super) fn counts(&self) -> Counts {
        *self.lock()
    }

    /// Another that goes its own way from here.
    pub(super) fn copied(&self) -> Self {
        Self(Arc::new(Mutex::new(self.counts())))
    }

    /// Counts what is looked at on this thread, for as long as the thread lives.
    pub(super) fn counts_on_this_thread(&self) {
        std::mem::forget(tracing::subscriber::set_default(self.clone()));
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().expect("no test panics while it counts")
    }
}

impl Subscriber for Tally {
    fn enabled(&self, line: &Metadata<'_>) -> bool {
        line.target() == "key_core::domain::presence"
    }

    fn event(&self, _: &Event<'_>) {
        let mut counts = self.lock();
        if counts.entering_the_right_one {
            counts.right += 1;
            counts.forgiven = std::mem::take(&mut counts.wrong);
        } else {
            counts.wrong += 1;
        }
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}
