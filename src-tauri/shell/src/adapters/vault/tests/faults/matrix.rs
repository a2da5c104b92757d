//! Every flow with every fault at every operation, one fault at a time; what each leaves is also
//! edited by a thief.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::access::PlannedFault;
use super::fault::{Case, Ending};
use super::flows::{FLOWS, Flow, Step};
use super::invariants::violated_invariants;
use super::run::{Environment, Run};
use super::storage::Storage;
use super::thief::{believed_edits, believed_record_from_before};
use super::user_model::UserModel;

/// A flow of a phone, and the run of it without a fault. Each case starts from a copy.
struct Prepared {
    flow: &'static Flow,
    phone: &'static str,
    environment: Environment,
    given: Storage,
    run: Run<()>,
}

impl Prepared {
    fn new(flow: &'static Flow, phone: &'static str, environment: Environment) -> Self {
        let given = given(flow, &environment);
        let run = run_flow(flow, &environment.fork(), given.clone(), None);
        Self { flow, phone, environment, given, run }
    }
}

/// Numbers of the cases so far, in all threads.
#[derive(Default)]
struct Counters {
    cases: AtomicUsize,
    edits: AtomicUsize,
}

#[test]
fn any_single_storage_fault_leaves_the_phone_enrolled_locked_or_asking_to_enrol_again() {
    let phones: Vec<_> = FLOWS
        .iter()
        .flat_map(|flow| {
            let with_keys = flow.uses_sensor().then(|| ("with sensor keys", Environment::with_sensor_keys()));
            let phones = [Some(("without sensor keys", Environment::new())), with_keys];
            phones.into_iter().flatten().map(move |(phone, environment)| (flow, phone, environment))
        })
        .collect();
    let prepared: Vec<_> =
        in_parallel(&phones, |(flow, phone, environment)| Prepared::new(flow, phone, environment.fork()));
    let counters = Counters::default();
    let operations: Vec<_> = prepared
        .iter()
        .flat_map(|prepared| (0..prepared.run.operations.len()).map(move |after| (prepared, after)))
        .collect();
    let faults = in_parallel(&operations, |(prepared, after)| violations_of(prepared, *after, &counters));
    let thefts = in_parallel(&prepared, |prepared| believed_of_whole_run(prepared, &counters));
    let violations: Vec<_> = faults.into_iter().chain(thefts).flatten().collect();
    assert!(
        violations.is_empty(),
        "{} of {} cases and {} edits:\n{}",
        violations.len(),
        counters.cases.into_inner(),
        counters.edits.into_inner(),
        violations.join("\n")
    );
    assert!(counters.cases.into_inner() >= 4315, "cases were lost");
}

/// Returns what `work` returns of each item, in order, with a thread per processor.
fn in_parallel<I: Sync, T: Send>(items: &[I], work: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, work(item)));
        }
    };
    let threads = thread::available_parallelism().map_or(2, usize::from);
    let mut done: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, done)| done).collect()
}

/// Returns the violated invariants after each fault of one operation.
fn violations_of(prepared: &Prepared, after: usize, counters: &Counters) -> Vec<String> {
    let mut violations = Vec::new();
    let Prepared { flow, phone, given, run, .. } = prepared;
    let operation = run.operations[after];
    for fault in operation.faults() {
        let environment = prepared.environment.fork();
        let planned = Some(PlannedFault { after, fault: *fault });
        let run = run_flow(flow, &environment, given.clone(), planned);
        assert!(run.fault_occurred, "{}: operation {after} was not reached", flow.name);
        assert_eq!(run.operations[after], operation, "{}: the operations are in another order", flow.name);
        let mut seen = Vec::new();
        for ending in Ending::ALL {
            let left = run.storage.after(ending);
            if seen.contains(&left) {
                continue;
            }
            let number = counters.cases.fetch_add(1, Ordering::Relaxed);
            let case = Case { operation, fault: *fault, ending };
            let mut what = violated_invariants(&environment.fork(), &left, flow, case);
            // One field of each case, another each time: every field of everything takes too long.
            what.extend(believed_edits(&environment, &left, Some(number)).believed);
            let case = format!("{}, {phone}: operation {after}, {case:?}", flow.name);
            violations.extend(what.into_iter().map(|what| format!("{case}: {what}")));
            seen.push(left);
        }
    }
    violations
}

/// Returns what a thief was believed after the run without a fault, with every field edited.
fn believed_of_whole_run(prepared: &Prepared, counters: &Counters) -> Vec<String> {
    let left = prepared.run.storage.after(Ending::Killed);
    let edits = believed_edits(&prepared.environment, &left, None);
    counters.edits.fetch_add(edits.tried, Ordering::Relaxed);
    let put_back = believed_record_from_before(&prepared.environment, &prepared.given, &left);
    let what = edits.believed.into_iter().chain(put_back);
    what.map(|what| format!("{}, {}: {what}", prepared.flow.name, prepared.phone)).collect()
}

/// Returns a phone after the flow's preceding steps, without faults.
pub(super) fn set_up(flow: &Flow) -> (Environment, Storage) {
    let environment = Environment::new();
    let storage = given(flow, &environment);
    (environment, storage)
}

fn given(flow: &Flow, environment: &Environment) -> Storage {
    let given = environment.run(Storage::default(), None, async |user| perform_all(user, flow.before).await);
    given.storage.after(Ending::Killed)
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
