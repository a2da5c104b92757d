//! Anything an interface can ask, in any order, while anything happens around the phone: it answers, and approves nothing
//! without the PIN or the right finger.

mod decisions;
mod invariants;
mod scenario;
mod step;
mod subject;

use crate::runtime::block_on;
use crate::signed::lines;
use scenario::Scenario;
use step::Step;

/// Steps of one input: more take time and find nothing new.
const MAX_STEPS: usize = 40;

/// Each line of the input is an intent in JSON, as it comes from the interface, or else letters that stand for a step each.
pub fn target(data: &[u8]) {
    block_on(async {
        let mut scenario = Scenario::new().await;
        let steps = lines(data).into_iter().flat_map(Step::parse_line);
        for step in steps.take(MAX_STEPS) {
            scenario.play(step).await;
            scenario.assert_invariants();
        }
        // Only once, since it takes as long as all else: what comes before is another, shorter input.
        scenario.assert_view_round_trips();
        scenario.assert_still_responds().await;
    });
}
