//! Every flow with every fault at every operation, one fault at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::access::PlannedFault;
use super::fault::{Case, Ending};
use super::flows::{FLOWS, Flow, Step};
use super::invariants::violated_invariants;
use super::run::{Environment, Run};
use super::storage::Storage;
use super::user_model::UserModel;

#[test]
fn any_single_storage_fault_leaves_the_phone_enrolled_locked_or_asking_to_enrol_again() {
    let (next, cases) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        let mut violations = Vec::new();
        while let Some(flow) = FLOWS.get(next.fetch_add(1, Ordering::Relaxed)) {
            violations.extend(violations_of(flow, &cases));
        }
        violations
    };
    let violations: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    assert!(
        violations.is_empty(),
        "{} of {} cases:\n{}",
        violations.len(),
        cases.into_inner(),
        violations.join("\n")
    );
}

/// Returns the violated invariants after each fault.
fn violations_of(flow: &Flow, cases: &AtomicUsize) -> Vec<String> {
    let mut violations = Vec::new();
    let (environment, given) = set_up(flow);
    let operations = run_flow(flow, &environment, given, None).operations;
    for (after, operation) in operations.iter().enumerate() {
        for fault in operation.faults() {
            let (environment, given) = set_up(flow);
            let run = run_flow(flow, &environment, given, Some(PlannedFault { after, fault: *fault }));
            assert!(
                run.fault_occurred && run.operations[after] == *operation,
                "{}: the operations are in another order",
                flow.name
            );
            let mut seen = Vec::new();
            for ending in Ending::ALL {
                let left = run.storage.after(ending);
                if seen.contains(&left) {
                    continue;
                }
                cases.fetch_add(1, Ordering::Relaxed);
                let case = Case { operation: *operation, fault: *fault, ending };
                for what in violated_invariants(&environment, &left, flow, case) {
                    violations.push(format!("{}: operation {after}, {case:?}: {what}", flow.name));
                }
                seen.push(left);
            }
        }
    }
    violations
}

/// Returns a phone after the flow's preceding steps, without faults.
pub(super) fn set_up(flow: &Flow) -> (Environment, Storage) {
    let environment = Environment::new();
    let given = environment.run(Storage::default(), None, async |user| perform_all(user, flow.before).await);
    let storage = given.storage.after(Ending::Killed);
    (environment, storage)
}

pub(super) fn run_flow(
    flow: &Flow,
    environment: &Environment,
    storage: Storage,
    planned: Option<PlannedFault>,
) -> Run<()> {
    environment.run(storage, planned, async |user| perform_all(user, flow.steps).await)
}

async fn perform_all(user: &UserModel<'_>, steps: &[Step]) {
    for step in steps {
        user.perform(*step).await;
    }
}
