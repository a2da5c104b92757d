//! An attacker who has the phone and injects the same fault at every PIN try.

use key_core::testing::phone::WRONG_PIN;

use super::access::PlannedFault;
use super::fault::{Case, Ending, Price};
use super::flows::{Flow, RecordState, Step};
use super::invariants::{LIMIT, count_until_locked, record_state};
use super::matrix::{run_flow, set_up};

const WRONG_PIN_TRY: Flow = Flow {
    name: "a wrong PIN is tried",
    before: &[Step::Enrol(super::run::MAIJA), Step::ChoosePin],
    steps: &[Step::RevealCode(WRONG_PIN)],
    allowed: &[],
};

#[test]
fn repeating_one_fault_gives_no_sixth_pin_try() {
    let (environment, given) = set_up(&WRONG_PIN_TRY);
    for (after, operation) in
        run_flow(&WRONG_PIN_TRY, &environment, given, None).operations.into_iter().enumerate()
    {
        for fault in operation.faults() {
            for ending in Ending::ALL {
                let (environment, mut left) = set_up(&WRONG_PIN_TRY);
                let mut price = Price::Nothing;
                for _ in 0..2 * LIMIT {
                    let run = run_flow(
                        &WRONG_PIN_TRY,
                        &environment,
                        left,
                        Some(PlannedFault { after, fault: *fault }),
                    );
                    // The operation at this position may be another one, since the record has
                    // changed.
                    if let Some(operation) = run.operations.get(after) {
                        let operation = *operation;
                        price = price.max(Case { operation, fault: *fault, ending }.price());
                    }
                    left = run.storage.after(ending);
                }
                let what = format!("operation {after}, {operation:?} {fault:?}, {ending:?}");
                let state = environment.fork().run(left.clone(), None, record_state).result.unwrap();
                let counts = match state {
                    RecordState::Enrolled(_) => count_until_locked(&environment, &left).expect(&what),
                    RecordState::New | RecordState::LockedOut => environment.pin_counter.counts(),
                    _ => {
                        assert_eq!(
                            (state, price),
                            (RecordState::ConnectAgain, Price::ConnectAgain),
                            "{what}"
                        );
                        environment.pin_counter.counts()
                    }
                };
                let within_limit = counts.wrong <= LIMIT;
                assert!(within_limit, "{what}: {} wrong PINs were checked", counts.wrong);
            }
        }
    }
}
