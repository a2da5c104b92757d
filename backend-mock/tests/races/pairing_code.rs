//! A pairing code enrols one phone, and its page shows that phone.

use support::world::{MAIJA, MAIJAS_CODES, World};

use crate::phones;
use crate::race::{self, ATTEMPTS, Tally};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_a_thousand_phones_is_enrolled() {
    let _guard = race::exclusive().await;
    let (world, mut browser) = World::with_browser().await;
    let start = browser.log_in(MAIJA, MAIJAS_CODES[0]).await;
    let page = browser.press(&start, "enable", &[]).await;
    let attempts = phones::enrol(&world, page.attribute("data-code").unwrap(), ATTEMPTS);

    assert_eq!(Tally::of(&race::run(attempts).await), Tally::ONE_OF_A_THOUSAND);
    assert_eq!(world.control.devices(MAIJA).len(), 1);
    assert_eq!(browser.open("/mobile-confirmation").await.name(), "connected");
}
