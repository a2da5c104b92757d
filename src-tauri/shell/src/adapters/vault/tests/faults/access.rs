//! Access to the simulated storage during one run of the app: records the operations, injects one
//! fault, and blocks the app from the moment of its simulated death.

use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use tokio::sync::Notify;

use super::fault::{Extent, Fault, Operation, Reply};
use super::storage::Storage;

/// Access during one run. Clones share it.
#[derive(Clone)]
pub(super) struct Access(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    /// Signalled when the run has ended.
    ended: Condvar,
    /// Signalled when the app dies in the middle of an operation.
    died: Notify,
}

struct State {
    storage: Storage,
    operations: Vec<Operation>,
    planned: Option<PlannedFault>,
    fault_occurred: bool,
    run: RunState,
}

/// A fault, and the number of operations that succeed before it.
#[derive(Clone, Copy)]
pub(super) struct PlannedFault {
    pub(super) after: usize,
    pub(super) fault: Fault,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RunState {
    Running,
    Died,
    Ended,
}

/// The operation failed. Disk and keystore convert it into their own errors.
#[derive(Debug)]
pub(super) struct OperationFailed;

impl Access {
    pub(super) fn new(storage: Storage, planned: Option<PlannedFault>) -> Self {
        let state =
            State { storage, operations: Vec::new(), planned, fault_occurred: false, run: RunState::Running };
        let (ended, died) = (Condvar::new(), Notify::new());
        Self(Arc::new(Shared { state: Mutex::new(state), ended, died }))
    }

    /// Performs an operation as far as its fault allows. After the app died, calls block until the
    /// run has ended.
    pub(super) fn perform<T>(
        &self,
        operation: Operation,
        work: impl FnOnce(&mut Storage, Extent) -> T,
    ) -> Result<T, OperationFailed> {
        let mut state = self.state();
        if state.run != RunState::Running {
            return self.wait_for_end(state);
        }
        let Some(fault) = state.fault(operation) else { return Ok(work(&mut state.storage, Extent::All)) };
        let done = work(&mut state.storage, fault.extent());
        match fault.reply() {
            Reply::Done => Ok(done),
            Reply::Failed => Err(OperationFailed),
            Reply::Never => {
                state.run = RunState::Died;
                self.0.died.notify_one();
                self.wait_for_end(state)
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
        let mut state = self.state();
        state.run = RunState::Ended;
        self.0.ended.notify_all();
        (state.storage.clone(), state.operations.clone(), state.fault_occurred)
    }

    /// Returns the number of operations so far.
    pub(super) fn operations(&self) -> usize {
        self.state().operations.len()
    }

    fn wait_for_end<T>(&self, state: MutexGuard<'_, State>) -> Result<T, OperationFailed> {
        let waited = self.0.ended.wait_while(state, |state| state.run == RunState::Died);
        drop(waited.expect("no test panics while it holds a phone's storage"));
        Err(OperationFailed)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().expect("no test panics while it holds a phone's storage")
    }
}

impl State {
    fn fault(&mut self, operation: Operation) -> Option<Fault> {
        let number = self.operations.len();
        self.operations.push(operation);
        let PlannedFault { after, fault } = self.planned?;
        if number == after {
            self.fault_occurred = true;
            return Some(fault);
        }
        let first = *self.operations.get(after)?;
        let same_kind = first.is_on_disk() == operation.is_on_disk();
        let fails_too = same_kind && (operation.changes() || !first.changes());
        (fault == Fault::FailsFromNowOn && number > after && fails_too).then_some(fault)
    }
}
