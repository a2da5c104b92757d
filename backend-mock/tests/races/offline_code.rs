//! An offline code logs one browser in.

use key_protocol::offline::Step;
use support::world::World;

use crate::browsers;
use crate::race::{self, ATTEMPTS, AttemptResult, Tally};

const FORM: &str = "/login/offline-code";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_a_thousand_browsers_is_logged_in() {
    let _guard = race::exclusive().await;
    let (world, phone) = World::with_wire_phone().await;
    let code = phone.offline.code(Step::at(world.control.now()));
    let attempts = browsers::log_in(&world, FORM, &code, ATTEMPTS).await;
    assert_eq!(Tally::of(&race::run(attempts).await), Tally::ONE_OF_A_THOUSAND);

    let late = browsers::log_in(&world, FORM, &code, 1).await;
    world.advance(30);
    assert_eq!(race::run(late).await, [AttemptResult::WrongCode], "used up, though not expired");
}
