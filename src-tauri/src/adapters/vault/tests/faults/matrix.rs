//! Every flow with every fault at every operation, one fault at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::access::Planned;
use super::fault::{Case, Ending};
use super::flows::{FLOWS, Flow, Step};
use super::invariants::violated;
use super::life::{Place, Run};
use super::person::Person;
use super::storage::Storage;

#[test]
fn whatever_goes_wrong_once_the_phone_is_paired_locked_or_says_to_connect_again() {
    let (next, cases) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        let mut violations = Vec::new();
        while let Some(flow) = FLOWS.get(next.fetch_add(1, Ordering::Relaxed)) {
            violations.extend(every_fault(flow, &cases));
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
fn every_fault(flow: &Flow, cases: &AtomicUsize) -> Vec<String> {
    let mut violations = Vec::new();
    let (place, given) = before(flow);
    let asked = does(flow, &place, given, None).asked;
    for (after, operation) in asked.iter().enumerate() {
        for fault in operation.faults() {
            let (place, given) = before(flow);
            let run = does(flow, &place, given, Some(Planned { after, fault: *fault }));
            assert!(run.struck && run.asked[after] == *operation, "{}: another order", flow.name);
            let mut seen = Vec::new();
            for ending in Ending::ALL {
                let left = run.storage.after(ending);
                if seen.contains(&left) {
                    continue;
                }
                cases.fetch_add(1, Ordering::Relaxed);
                let case = Case { operation: *operation, fault: *fault, ending };
                for what in violated(&place, &left, flow, case) {
                    violations.push(format!("{}: operation {after}, {case:?}: {what}", flow.name));
                }
                seen.push(left);
            }
        }
    }
    violations
}

/// Returns a phone after the flow's preceding steps, without faults.
pub(super) fn before(flow: &Flow) -> (Place, Storage) {
    let place = Place::new();
    let given = place.live(Storage::default(), None, async |person| takes(person, flow.given).await);
    let storage = given.storage.after(Ending::Killed);
    (place, storage)
}

pub(super) fn does(flow: &Flow, place: &Place, storage: Storage, planned: Option<Planned>) -> Run<()> {
    place.live(storage, planned, async |person| takes(person, flow.does).await)
}

async fn takes(person: &Person<'_>, steps: &[Step]) {
    for step in steps {
        person.does(*step).await;
    }
}
