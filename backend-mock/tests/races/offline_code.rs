//! An offline code lets one browser in.

use key_protocol::offline::Step;

use crate::browsers;
use crate::race::{self, Ended, Tally, USES};
use crate::support::World;

const FORM: &str = "/login/offline-code";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_a_thousand_browsers_is_logged_in() {
    let _alone = race::alone().await;
    let world = World::new().await;
    let phone = world.phone().await;
    let code = phone.offline.code(Step::at(world.mock.now()));
    let uses = browsers::log_in(&world, FORM, &code, USES).await;
    assert_eq!(Tally::of(&race::run(uses).await), Tally::ONE_OF_A_THOUSAND);

    let late = browsers::log_in(&world, FORM, &code, 1).await;
    world.clock.advance(30);
    assert_eq!(race::run(late).await, [Ended::WrongCode], "it is used up though its time is not over");
}
