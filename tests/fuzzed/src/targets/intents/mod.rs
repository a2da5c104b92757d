//! Anything an interface can ask, in any order, while anything happens around the phone: it answers, and approves nothing
//! without the PIN or the right finger.

mod aim;
mod scene;
mod sent;
mod sound;
mod step;

use crate::runtime::block_on;
use crate::signed::lines;
use scene::Scene;
use step::Step;

/// Steps of one input: more take time and find nothing new.
const MOST: usize = 40;

/// Each line of the input is an intent in JSON, as it comes from the interface, or else letters that stand for a step each.
pub fn target(data: &[u8]) {
    block_on(async {
        let mut scene = Scene::new().await;
        let steps = lines(data).into_iter().flat_map(Step::in_line);
        for step in steps.take(MOST) {
            scene.play(step).await;
            scene.assert_sound();
        }
        // Only once, since it takes as long as all else: what comes before is another, shorter input.
        scene.assert_sendable();
        scene.assert_answers_still().await;
    });
}
