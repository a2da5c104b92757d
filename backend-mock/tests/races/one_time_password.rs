//! A one-time password works once, on the first phone or in the first browser.

use key_protocol::problem::Problem;
use support::wire::NewPhone;
use support::world::{MAIJA, MAIJAS_CODES, World};

use crate::race::{self, ATTEMPTS, Tally};
use crate::{browsers, phones};

const FORM: &str = "/login/one-time-password";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_a_thousand_phones_is_enrolled() {
    let _guard = race::exclusive().await;
    let world = World::new().await;
    let attempts = phones::enrol(&world, MAIJAS_CODES[0], ATTEMPTS);
    assert_eq!(Tally::of(&race::run(attempts).await), Tally::ONE_OF_A_THOUSAND);
    assert_eq!(world.control.devices(MAIJA).len(), 1);

    world.advance(30);
    let late = NewPhone::new(&world).enrol(MAIJA, MAIJAS_CODES[0]).await;
    assert_eq!(late.problem(), Problem::WrongCode, "used up for good");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_a_thousand_browsers_is_logged_in() {
    let _guard = race::exclusive().await;
    let world = World::new().await;
    let attempts = browsers::log_in(&world, FORM, MAIJAS_CODES[0], ATTEMPTS).await;
    assert_eq!(Tally::of(&race::run(attempts).await), Tally::ONE_OF_A_THOUSAND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_a_thousand_phones_and_browsers_uses_the_code() {
    let _guard = race::exclusive().await;
    let world = World::new().await;
    let browsers = browsers::log_in(&world, FORM, MAIJAS_CODES[0], ATTEMPTS / 2).await;
    let phones = phones::enrol(&world, MAIJAS_CODES[0], ATTEMPTS / 2);
    let mixed = browsers.into_iter().zip(phones).flat_map(|(browser, phone)| [browser, phone]);
    let tally = Tally::of(&race::run(mixed).await);
    // Wrong codes of enrolments and of logins are counted separately.
    assert_eq!(tally, Tally { worked: 1, wrong_code: 10, too_many_attempts: ATTEMPTS - 11 });
}
