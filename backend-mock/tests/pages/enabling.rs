//! Enabling mobile confirmation: the pairing codes, and the page that updates by itself.

use key_protocol::link::EnrolmentLink;

use crate::browser::{Browser, MAIJAS_PASSWORD, PageEvents};
use crate::loaded_page::LoadedPage;
use crate::qr::scan;
use crate::support::{MAIJA, MAIJAS_CODES, NewPhone, World};

async fn pairing(world: &World) -> (Browser, LoadedPage) {
    let mut browser = Browser::new(world);
    let start = browser.log_in(MAIJA, MAIJAS_PASSWORD, MAIJAS_CODES[0]).await;
    let page = browser.press(&start, "enable", &[]).await;
    assert_eq!((page.name(), page.path.as_str()), ("pairing", "/mobile-confirmation"));
    (browser, page)
}

fn code(page: &LoadedPage) -> &str {
    page.attribute("data-code").unwrap()
}

#[tokio::test]
async fn pairing_page_updates_when_a_phone_connects() {
    let world = World::new().await;
    let (mut browser, page) = pairing(&world).await;
    let mut events = PageEvents::open(&browser, &page).await;
    events.expect_current().await;

    let typed = code(&page).to_lowercase().replace('-', " ");
    NewPhone::new(&world).named("Maijan uusi").connect(&world, MAIJA, &typed).await;
    events.wait_until_outdated().await;
    let connected = browser.open("/mobile-confirmation").await;
    assert_eq!(connected.path, "/mobile-confirmation/connected");
    assert_eq!((connected.name(), connected.attribute("data-device")), ("connected", Some("Maijan uusi")));
    assert!(connected.text.contains("The mobile connection was successful"));
    assert!(connected.text.contains(r#"href="/start""#));
    assert!(browser.open("/start").await.text.contains("1 device is connected"));

    let another = browser.press(&connected, "new-code", &[]).await;
    assert_eq!(another.name(), "pairing");
    assert_ne!(code(&another), code(&page));
}

#[tokio::test]
async fn reload_shows_the_same_code_and_a_new_code_replaces_it() {
    let world = World::new().await;
    let (mut browser, page) = pairing(&world).await;
    world.clock.advance(61);
    let again = browser.open("/mobile-confirmation").await;
    assert_eq!(code(&again), code(&page));
    assert!(page.text.contains(">10:00<") && again.text.contains(">8:59<"));

    let renewed = browser.press(&again, "new-code", &[]).await;
    assert_ne!(code(&renewed), code(&page));
    let refused = NewPhone::new(&world).enrol(&world, MAIJA, code(&page)).await;
    assert_eq!(refused.status, 401);
    NewPhone::new(&world).connect(&world, MAIJA, code(&renewed)).await;
}

#[tokio::test]
async fn typed_code_expires_after_ten_minutes() {
    let world = World::new().await;
    let (mut browser, page) = pairing(&world).await;
    let mut events = PageEvents::open(&browser, &page).await;
    events.expect_current().await;
    world.clock.advance(600);
    events.wait_until_outdated().await;

    let ended = browser.open("/mobile-confirmation").await;
    assert!(ended.has("pairing-ended") && !ended.has("pairing-code"));
    assert_eq!(NewPhone::new(&world).enrol(&world, MAIJA, code(&page)).await.status, 401);
    let renewed = browser.press(&ended, "new-code", &[]).await;
    assert!(renewed.text.contains(">10:00<"));
}

#[tokio::test]
async fn qr_code_and_link_are_the_same() {
    let world = World::new().await;
    let (mut browser, page) = pairing(&world).await;
    let scanned = scan(&page).unwrap();
    let tapped = page.text.split(r#"id="open-link" href=""#).nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(scanned, tapped.replace("&amp;", "&"));
    let link = EnrolmentLink::parse(&scanned).unwrap();
    assert_eq!((&link.origin, link.username.as_str()), (world.origin(), MAIJA));
    assert_ne!(
        link.code.expose(),
        code(&page),
        "the QR code contains a code of its own with a shorter lifetime"
    );

    NewPhone::new(&world).named("Skannattu").connect(&world, MAIJA, link.code.expose()).await;
    assert_eq!(browser.open("/mobile-confirmation").await.attribute("data-device"), Some("Skannattu"));
    for used in [link.code.expose(), code(&page)] {
        assert_eq!(NewPhone::new(&world).enrol(&world, MAIJA, used).await.status, 401, "one device");
    }
}

#[tokio::test]
async fn qr_code_expires_after_two_minutes() {
    let world = World::new().await;
    let (mut browser, page) = pairing(&world).await;
    let old = EnrolmentLink::parse(&scan(&page).unwrap()).unwrap();
    let mut events = PageEvents::open(&browser, &page).await;
    events.expect_current().await;
    world.clock.advance(120);
    events.wait_until_outdated().await;

    let ended = browser.open("/mobile-confirmation").await;
    assert!(ended.has("qr-ended") && scan(&ended).is_none() && !ended.has("open-link"));
    assert_eq!(code(&ended), code(&page), "the typed code has its own lifetime");
    assert_eq!(NewPhone::new(&world).enrol(&world, MAIJA, old.code.expose()).await.status, 401);
    let renewed = browser.press(&ended, "new-code", &[]).await;
    let new = EnrolmentLink::parse(&scan(&renewed).unwrap()).unwrap();
    assert_ne!(new.code.expose(), old.code.expose());
    NewPhone::new(&world).connect(&world, MAIJA, new.code.expose()).await;
}

#[tokio::test]
async fn password_alone_shows_no_code() {
    let world = World::new().await;
    let mut browser = Browser::new(&world);
    let choice = browser.sign_in(MAIJA, MAIJAS_PASSWORD).await;
    assert_eq!(browser.open("/mobile-confirmation").await.name(), "method");
    let csrf = vec![("csrf".to_owned(), choice.csrf().to_owned())];
    assert_eq!(browser.post("/mobile-confirmation/code", &csrf).await.name(), "method");
}
