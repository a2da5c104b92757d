//! Sequences of intents and external events in any order: the app always responds, and approves
//! nothing without the PIN or an accepted fingerprint.

mod invariants;
mod scenario;
mod step;
mod subject;

use crate::runtime::block_on;
use crate::signed::lines;
use scenario::Scenario;
use step::Step;

/// Maximum number of steps of one input; more take time and find nothing new.
const MAX_STEPS: usize = 40;

/// Runs the input as a scenario. Each line is an intent in JSON, as the interface sends it, or a
/// sequence of letters, one for each step.
pub fn target(data: &[u8]) {
    block_on(async {
        let mut scenario = Scenario::new().await;
        let steps = lines(data).into_iter().flat_map(Step::parse_line);
        for step in steps.take(MAX_STEPS) {
            scenario.play(step).await;
            scenario.assert_invariants();
        }
        // Checked only at the end, since it takes as long as all steps: every prefix is an input of
        // its own.
        scenario.assert_view_round_trips();
        scenario.assert_still_responds().await;
    });
}
