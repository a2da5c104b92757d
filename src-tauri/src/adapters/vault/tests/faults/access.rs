//! The way to a phone's storage during one run of the app: counts what is asked, lets one thing go wrong, and ends with the
//! app.

use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use tokio::sync::Notify;

use super::fault::{Extent, Fault, Operation, Says};
use super::storage::Storage;

/// For one run. Clones are the same way.
#[derive(Clone)]
pub(super) struct Access(Arc<Shared>);

struct Shared {
    inside: Mutex<Inside>,
    /// Rung when the run is over.
    over: Condvar,
    /// Rung when the app dies in the middle of an operation.
    died: Notify,
}

struct Inside {
    storage: Storage,
    asked: Vec<Operation>,
    planned: Option<Planned>,
    struck: bool,
    run: Run,
}

/// What goes wrong, after so many operations that go well.
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

/// It did not work. What the disk or the keystore calls it, they know.
#[derive(Debug)]
pub(super) struct Broken;

impl Access {
    pub(super) fn to(storage: Storage, planned: Option<Planned>) -> Self {
        let inside = Inside { storage, asked: Vec::new(), planned, struck: false, run: Run::GoesOn };
        let (over, died) = (Condvar::new(), Notify::new());
        Self(Arc::new(Shared { inside: Mutex::new(inside), over, died }))
    }

    /// Does as much of an operation as its fault lets it. An app that died waits here for its end.
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

    /// Ends the run. Nothing changes from here on. Says what is stored now, what was asked, and whether something went wrong.
    pub(super) fn end(&self) -> (Storage, Vec<Operation>, bool) {
        let mut inside = self.inside();
        inside.run = Run::Over;
        self.0.over.notify_all();
        (inside.storage.clone(), inside.asked.clone(), inside.struck)
    }

    /// How often something was asked.
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
