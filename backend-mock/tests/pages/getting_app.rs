//! Getting the app: the stores, the text message, and the landing page of its link.

use support::web_browser::Browser;
use support::web_page::WebPage;
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, World};

async fn page(world: &World) -> (Browser, WebPage) {
    let mut browser = world.browser();
    browser.log_in(MAIJA, MAIJAS_CODES[0]).await;
    let page = browser.open("/mobile-confirmation/app").await;
    assert_eq!(page.name(), "get-app");
    assert!(page.says("https://apps.apple.com/") && page.says("https://play.google.com/"));
    (browser, page)
}

#[tokio::test]
async fn link_is_sent_to_a_number_in_finnish_notation() {
    let world = World::new().await;
    let (mut browser, page) = page(&world).await;
    assert!(page.says("+358 401 234 567"), "the known number is filled in");
    let sent = browser.press(&page, "send", &[("phone", "050-123 4567")]).await;
    assert_eq!((sent.status, sent.has("sent")), (200, true));
    let messages = world.control.messages();
    let [message] = &messages[..] else { panic!("one message") };
    assert_eq!(message.to.as_str(), "+358501234567");
    assert_eq!(message.text, format!("Finago Key: get the app at {}/connect", world.origin()));
}

#[tokio::test]
async fn invalid_number_is_refused_and_stays_in_the_field() {
    let world = World::new().await;
    let (mut browser, page) = page(&world).await;
    for typed in ["", "hello", "112", "09 123 4567", "358401234567"] {
        let refused = browser.press(&page, "send", &[("phone", typed)]).await;
        assert_eq!((refused.status, refused.problem()), (422, Some("no-number")), "{typed}");
        assert!(refused.says(&format!(r#"value="{typed}""#)), "{typed}");
    }
    assert!(world.control.messages().is_empty());
}

#[tokio::test]
async fn text_messages_are_limited_per_user_and_per_number() {
    let world = World::new().await;
    let (mut maija, hers) = page(&world).await;
    for number in ["040 111 1111", "040 111 1111", "040 222 2222"] {
        assert!(maija.press(&hers, "send", &[("phone", number)]).await.has("sent"));
        world.advance(60);
    }
    let refused = maija.press(&hers, "send", &[("phone", "040 333 3333")]).await;
    assert_eq!((refused.status, refused.problem()), (429, Some("too-many-messages")));
    assert_eq!(refused.headers["retry-after"], "420");

    let mut ake = world.browser();
    ake.log_in(AAKE, AAKES_CODE).await;
    let his = ake.open("/mobile-confirmation/app").await;
    assert!(ake.press(&his, "send", &[("phone", "0401111111")]).await.has("sent"));
    assert_eq!(
        ake.press(&his, "send", &[("phone", "0401111111")]).await.problem(),
        Some("too-many-messages")
    );

    world.advance(420);
    assert!(maija.press(&hers, "send", &[("phone", "040 333 3333")]).await.has("sent"));
}

#[tokio::test]
async fn password_alone_sends_no_message() {
    let (world, mut browser) = World::with_browser().await;
    let choice = browser.sign_in(MAIJA).await;
    let fields = [("csrf", choice.csrf()), ("phone", "040 123 4567")];
    assert_eq!(browser.post("/mobile-confirmation/app", &fields).await.name(), "method");
    assert!(world.control.messages().is_empty());
}

#[tokio::test]
async fn landing_page_links_the_stores_and_contains_no_user_data() {
    let world = World::new().await;
    let page = world.browser().open("/connect").await;
    assert_eq!((page.status, page.name()), (200, "connect"));
    assert!(page.has("app-store") && page.has("google-play"));
    assert_eq!(page.attribute("data-origin"), Some(world.origin().as_str()));
    assert!(page.says(r#"id="open-app" hidden"#), "{}", page.text);
}
