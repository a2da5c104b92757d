//! A pairing code enrols one phone, and its page shows that phone.

use crate::browser::{Browser, MAIJAS_PASSWORD};
use crate::phones;
use crate::race::{self, ATTEMPTS, Tally};
use crate::support::{MAIJA, MAIJAS_CODES, World};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_a_thousand_phones_is_enrolled() {
    let _guard = race::exclusive().await;
    let world = World::new().await;
    let mut browser = Browser::new(&world);
    let start = browser.log_in(MAIJA, MAIJAS_PASSWORD, MAIJAS_CODES[0]).await;
    let page = browser.press(&start, "enable", &[]).await;
    let attempts = phones::enrol(&world, page.attribute("data-code").unwrap(), ATTEMPTS);

    assert_eq!(Tally::of(&race::run(attempts).await), Tally::ONE_OF_A_THOUSAND);
    assert_eq!(world.control.devices(MAIJA).len(), 1);
    assert_eq!(browser.open("/mobile-confirmation").await.name(), "connected");
}
