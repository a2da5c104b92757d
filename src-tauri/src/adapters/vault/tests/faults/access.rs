//! Access to the simulated storage during one run of the app: records the operations, injects one
//! fault, and blocks the app from the moment of its simulated death.

use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use tokio::sync::Notify;

use super::fault::{Extent, Fault, Operation, Says};
use super::storage::Storage;

/// Access during one run. Clones share it.
#[derive(Clone)]
pub(super) struct Access(Arc<Shared>);

struct Shared {
    inside: Mutex<Inside>,
    /// Signalled when the run has ended.
    over: Condvar,
    /// Signalled when the app dies in the middle of an operation.
    died: Notify,
}

struct Inside {
    storage: Storage,
    asked: Vec<Operation>,
    planned: Option<Planned>,
    struck: bool,
    run: Run,
}

/// A fault, and the number of operations that succeed before it.
#[derive(Clone, Copy)]
pub(super) struct Planned {
    pub(super) after: usize,
    pub(super) fault: Fault,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    GoesOn,
    Died,
    Over,
}

/// The operation failed. Disk and keystore convert it into their own errors.
#[derive(Debug)]
pub(super) struct Broken;

impl Access {
    pub(super) fn to(storage: Storage, planned: Option<Planned>) -> Self {
        let inside = Inside { storage, asked: Vec::new(), planned, struck: false, run: Run::GoesOn };
        let (over, died) = (Condvar::new(), Notify::new());
        Self(Arc::new(Shared { inside: Mutex::new(inside), over, died }))
    }

    /// Performs an operation as far as its fault allows. After the app died, calls block until the
    /// run has ended.
    pub(super) fn carry_out<T>(
        &self,
        operation: Operation,
        work: impl FnOnce(&mut Storage, Extent) -> T,
    ) -> Result<T, Broken> {
        let mut inside = self.inside();
        if inside.run != Run::GoesOn {
            return self.wait_for_the_end(inside);
        }
        let Some(fault) = inside.fault(operation) else { return Ok(work(&mut inside.storage, Extent::All)) };
        let done = work(&mut inside.storage, fault.extent());
        match fault.says() {
            Says::Done => Ok(done),
            Says::Failed => Err(Broken),
            Says::Never => {
                inside.run = Run::Died;
                self.0.died.notify_one();
                self.wait_for_the_end(inside)
            }
        }
    }

    /// Returns when the app has died in the middle of an operation.
    pub(super) async fn died(&self) {
        self.0.died.notified().await;
    }

    /// Ends the run: nothing changes afterwards. Returns the storage, the operations, and whether
    /// the fault occurred.
    pub(super) fn end(&self) -> (Storage, Vec<Operation>, bool) {
        let mut inside = self.inside();
        inside.run = Run::Over;
        self.0.over.notify_all();
        (inside.storage.clone(), inside.asked.clone(), inside.struck)
    }

    /// Returns the number of operations so far.
    pub(super) fn asked(&self) -> usize {
        self.inside().asked.len()
    }

    fn wait_for_the_end<T>(&self, inside: MutexGuard<'_, Inside>) -> Result<T, Broken> {
        let ended = self.0.over.wait_while(inside, |inside| inside.run == Run::Died);
        drop(ended.expect("no test panics while it holds a phone's storage"));
        Err(Broken)
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.inside.lock().expect("no test panics while it holds a phone's storage")
    }
}

impl Inside {
    fn fault(&mut self, operation: Operation) -> Option<Fault> {
        let number = self.asked.len();
        self.asked.push(operation);
        let Planned { after, fault } = self.planned?;
        if number == after {
            self.struck = true;
            return Some(fault);
        }
        let first = *self.asked.get(after)?;
        let same_kind = first.is_on_disk() == operation.is_on_disk();
        let too = same_kind && (operation.changes() || !first.changes());
        (fault == Fault::FailsFromHereOn && number > after && too).then_some(fault)
    }
}
