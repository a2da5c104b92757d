//! Enabling mobile confirmation: the pairing codes, and the page that updates by itself.

use key_protocol::link::EnrolmentLink;
use support::web_browser::Browser;
use support::web_page::WebPage;
use support::wire::NewPhone;
use support::world::{MAIJA, MAIJAS_CODES, World};

use crate::qr::scan;

async fn pairing(world: &World) -> (Browser, WebPage) {
    let mut browser = world.browser();
    let start = browser.log_in(MAIJA, MAIJAS_CODES[0]).await;
    let page = browser.press(&start, "enable", &[]).await;
    assert_eq!((page.name(), page.path.as_str()), ("pairing", "/mobile-confirmation"));
    (browser, page)
}

fn code(page: &WebPage) -> &str {
    page.attribute("data-code").unwrap()
}

#[tokio::test]
async fn pairing_page_updates_when_a_phone_connects() {
    let world = World::new().await;
    let (mut browser, page) = pairing(&world).await;
    let mut events = browser.watch(&page).await;

    let typed = code(&page).to_lowercase().replace('-', " ");
    NewPhone::new(&world).named("Maijan uusi").connect(MAIJA, &typed).await;
    events.wait_until_outdated().await;
    let connected = browser.open("/mobile-confirmation").await;
    assert_eq!(connected.path, "/mobile-confirmation/connected");
    assert_eq!((connected.name(), connected.attribute("data-device")), ("connected", Some("Maijan uusi")));
    assert!(connected.says("The mobile connection was successful"));
    assert!(connected.says(r#"href="/start""#));
    assert!(browser.open("/start").await.says("1 device is connected"));

    let another = browser.press(&connected, "new-code", &[]).await;
    assert_eq!(another.name(), "pairing");
    assert_ne!(code(&another), code(&page));
}

#[tokio::test]
async fn reload_shows_the_same_code_and_a_new_code_replaces_it() {
    let world = World::new().await;
    let (mut browser, page) = pairing(&world).await;
    world.advance(61);
    let again = browser.open("/mobile-confirmation").await;
    assert_eq!(code(&again), code(&page));
    assert!(page.says(">10:00<") && again.says(">8:59<"));

    let renewed = browser.press(&again, "new-code", &[]).await;
    assert_ne!(code(&renewed), code(&page));
    let refused = NewPhone::new(&world).enrol(MAIJA, code(&page)).await;
    assert_eq!(refused.status, 401);
    NewPhone::new(&world).connect(MAIJA, code(&renewed)).await;
}

#[tokio::test]
async fn typed_code_expires_after_ten_minutes() {
    let world = World::new().await;
    let (mut browser, page) = pairing(&world).await;
    let mut events = browser.watch(&page).await;
    world.advance(600);
    events.wait_until_outdated().await;

    let ended = browser.open("/mobile-confirmation").await;
    assert!(ended.has("pairing-ended") && !ended.has("pairing-code"));
    assert_eq!(NewPhone::new(&world).enrol(MAIJA, code(&page)).await.status, 401);
    let renewed = browser.press(&ended, "new-code", &[]).await;
    assert!(renewed.says(">10:00<"));
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

    NewPhone::new(&world).named("Skannattu").connect(MAIJA, link.code.expose()).await;
    assert_eq!(browser.open("/mobile-confirmation").await.attribute("data-device"), Some("Skannattu"));
    for used in [link.code.expose(), code(&page)] {
        assert_eq!(NewPhone::new(&world).enrol(MAIJA, used).await.status, 401, "one device");
    }
}

#[tokio::test]
async fn qr_code_expires_after_two_minutes() {
    let world = World::new().await;
    let (mut browser, page) = pairing(&world).await;
    let old = EnrolmentLink::parse(&scan(&page).unwrap()).unwrap();
    let mut events = browser.watch(&page).await;
    world.advance(120);
    events.wait_until_outdated().await;

    let ended = browser.open("/mobile-confirmation").await;
    assert!(ended.has("qr-ended") && scan(&ended).is_none() && !ended.has("open-link"));
    assert_eq!(code(&ended), code(&page), "the typed code has its own lifetime");
    assert_eq!(NewPhone::new(&world).enrol(MAIJA, old.code.expose()).await.status, 401);
    let renewed = browser.press(&ended, "new-code", &[]).await;
    let new = EnrolmentLink::parse(&scan(&renewed).unwrap()).unwrap();
    assert_ne!(new.code.expose(), old.code.expose());
    NewPhone::new(&world).connect(MAIJA, new.code.expose()).await;
}

#[tokio::test]
async fn password_alone_shows_no_code() {
    let (_world, mut browser) = World::with_browser().await;
    let choice = browser.sign_in(MAIJA).await;
    assert_eq!(browser.open("/mobile-confirmation").await.name(), "method");
    let csrf = [("csrf", choice.csrf())];
    assert_eq!(browser.post("/mobile-confirmation/code", &csrf).await.name(), "method");
}
