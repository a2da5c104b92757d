//! Counts PIN checks by the line that the core logs right before it derives a key from a PIN: if
//! the app dies at that moment, it shows nothing, but has used the PIN.

use std::sync::{Arc, Mutex, MutexGuard};

use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Counter of one phone.
#[derive(Clone, Default)]
pub(super) struct PinCounter(Arc<Mutex<Counts>>);

/// Counted PIN checks.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    entering_right_pin: bool,
    /// Right PINs that were checked.
    pub(super) right: usize,
    /// Wrong PINs that were checked since the last right one.
    pub(super) wrong: usize,
    /// Wrong PINs that the last right one reset.
    pub(super) forgiven: usize,
}

impl PinCounter {
    /// Sets whether the PINs that are entered from now on are right.
    pub(super) fn set_entering(&self, right: bool) {
        self.lock().entering_right_pin = right;
    }

    pub(super) fn counts(&self) -> Counts {
        *self.lock()
    }

    /// Returns an independent copy.
    pub(super) fn fork(&self) -> Self {
        Self(Arc::new(Mutex::new(self.counts())))
    }

    /// Counts the checks on this thread, for the rest of its life.
    pub(super) fn count_on_this_thread(&self) {
        std::mem::forget(tracing::subscriber::set_default(self.clone()));
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().expect("no test panics while it counts")
    }
}

impl Subscriber for PinCounter {
    fn enabled(&self, line: &Metadata<'_>) -> bool {
        line.target() == "key_core::domain::presence"
    }

    fn event(&self, _: &Event<'_>) {
        let mut counts = self.lock();
        if counts.entering_right_pin {
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
