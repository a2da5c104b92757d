//! An attacker who has the phone and injects the same fault at every PIN try.

use key_core::testing::phone::WRONG_PIN;

use super::access::Planned;
use super::fault::{Case, Ending, Price};
use super::flows::{Flow, Standing, Step};
use super::invariants::{LIMIT, stands, until_locked};
use super::matrix::{before, does};

const TRY: Flow = Flow {
    name: "a wrong PIN is tried",
    given: &[Step::Connects(super::life::MAIJA), Step::ChoosesPin],
    does: &[Step::AsksForCode(WRONG_PIN)],
    ends: &[],
};

#[test]
fn the_same_fault_at_every_try_gives_no_sixth() {
    let (place, given) = before(&TRY);
    for (after, operation) in does(&TRY, &place, given, None).asked.into_iter().enumerate() {
        for fault in operation.faults() {
            for ending in Ending::ALL {
                let (place, mut left) = before(&TRY);
                let mut price = Price::Nothing;
                for _ in 0..2 * LIMIT {
                    let run = does(&TRY, &place, left, Some(Planned { after, fault: *fault }));
                    // The operation at this position may be another one, since the record has
                    // changed.
                    if let Some(operation) = run.asked.get(after) {
                        let operation = *operation;
                        price = price.max(Case { operation, fault: *fault, ending }.price());
                    }
                    left = run.storage.after(ending);
                }
                let what = format!("operation {after}, {operation:?} {fault:?}, {ending:?}");
                let standing = place.aside().live(left.clone(), None, stands).result.unwrap();
                let counts = match standing {
                    Standing::Paired(_) => until_locked(&place, &left).expect(&what),
                    Standing::New | Standing::LockedOut => place.tally.counts(),
                    _ => {
                        assert_eq!(
                            (standing, price),
                            (Standing::ConnectAgain, Price::ConnectAgain),
                            "{what}"
                        );
                        place.tally.counts()
                    }
                };
                let few = counts.wrong <= LIMIT;
                assert!(few, "{what}: {} wrong PINs were looked at", counts.wrong);
            }
        }
    }
}
