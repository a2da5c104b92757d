//! Rules that hold for every page.

use reqwest::Method;
use support::web_page::WebPage;
use support::world::{MAIJA, MAIJAS_CODES, MAIJAS_PASSWORD, NOORA, World};

use crate::waiting::waiting;

/// Returns a page of every kind.
async fn every_page(world: &World) -> Vec<WebPage> {
    let mut browser = world.browser();
    let login = browser.open("/login").await;
    let wrong = browser.sign_in_with(MAIJA, "wrong").await;
    let choice = browser.sign_in(MAIJA).await;
    let refused = browser.press(&choice, "submit", &[("method", "app")]).await;
    let offline = browser.open("/login/offline-code").await;
    let list = browser.open("/login/one-time-password").await;
    let start = browser.press(&list, "submit", &[("code", MAIJAS_CODES[1])]).await;
    let pairing = browser.press(&start, "enable", &[]).await;
    let code = pairing.attribute("data-code").unwrap().to_owned();
    world.connected(MAIJA, &code).await;
    let mut seen = vec![login, wrong, choice, refused, offline, list, start, pairing];
    for path in
        ["/mobile-confirmation", "/mobile-confirmation/app", "/connect", "/personal-information", "/nowhere"]
    {
        seen.push(browser.open(path).await);
    }
    let security = browser.open("/security").await;
    let codes = browser.open("/one-time-passwords").await;
    let new_codes = browser.press(&codes, "renew", &[]).await;
    let confirmation = browser.press(&security, "payment", &[]).await;
    let confirmed = browser.press(&confirmation, "cancel", &[]).await;
    let mut new = world.browser();
    let verify = new.sign_in(NOORA).await;
    let fields = [("name", "Noora"), ("email", "noora@example.fi"), ("phone", "040 765 4321")];
    let joining = new.press(&verify, "submit", &fields).await;
    let (mut second, page) = waiting(world).await;
    let aborted = second.press(&page, "cancel", &[]).await;
    let mut third = world.browser();
    third.sign_in(MAIJA).await;
    let disconnect = third.open("/login/disconnect").await;
    let code = new_codes.attribute("data-code").unwrap().to_owned();
    let disconnected = third.press(&disconnect, "submit", &[("code", &code)]).await;
    for path in ["/dev", "/dev/faults", "/dev/reset"] {
        seen.push(browser.open(path).await);
    }
    seen.extend([security, codes, new_codes, confirmation, confirmed, verify, joining, page, aborted]);
    seen.extend([disconnect, disconnected]);
    seen
}

#[tokio::test]
async fn every_page_has_security_headers_and_no_inline_code() {
    let world = World::new().await;
    for page in every_page(&world).await {
        let header = |name: &str| page.headers[name].to_str().unwrap().to_owned();
        let policy = header("content-security-policy");
        for rule in
            ["default-src 'none'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'"]
        {
            assert!(policy.split("; ").any(|given| given == rule), "{} {rule}", page.name());
        }
        assert!(!policy.contains("unsafe"));
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-type"), "text/html; charset=utf-8");
        for inline in ["<style", "style=", "onclick=", "<script>", "javascript:"] {
            assert!(!page.says(inline), "{} {inline}", page.name());
        }
        assert_eq!(page.text.matches("<h1").count(), 1);
    }
}

#[tokio::test]
async fn no_url_contains_a_username_number_or_code() {
    let world = World::new().await;
    for page in every_page(&world).await {
        let mut addresses = vec![page.path.as_str()];
        for attribute in ["href=\"", "action=\"", "src=\"", "data-live=\""] {
            addresses.extend(page.text.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()));
        }
        let number = page.number().unwrap_or("no number");
        let code = page.attribute("data-code").unwrap_or("no code");
        // A fragment stays in the browser.
        for address in addresses.iter().filter_map(|address| address.split('#').next()) {
            assert!(
                !address.contains(number) && !address.contains(code) && !address.contains("maija"),
                "{address}"
            );
        }
    }
}

#[tokio::test]
async fn form_without_its_csrf_token_is_refused() {
    let world = World::new().await;
    let mut other_browser = world.browser();
    let foreign_token = other_browser.open("/login").await.csrf().to_owned();
    let mut browser = world.browser();
    let phone = world.wire_phone().await;
    browser.log_in(MAIJA, MAIJAS_CODES[2]).await;
    let fields = [
        ("username", MAIJA),
        ("password", MAIJAS_PASSWORD),
        ("method", "app"),
        ("code", MAIJAS_CODES[1]),
        ("language", "fi"),
        ("to", "/start"),
        ("name", "Somebody Else"),
        ("email", "else@example.fi"),
        ("phone", "040 111 1111"),
        ("device", phone.id.as_str()),
        ("kind", "payment"),
    ];
    for path in [
        "/login",
        "/login/method",
        "/login/waiting/cancel",
        "/login/offline-code",
        "/login/one-time-password",
        "/logout",
        "/mobile-confirmation/code",
        "/mobile-confirmation/app",
        "/login/disconnect",
        "/personal-information",
        "/welcome",
        "/one-time-passwords",
        "/security/disconnect",
        "/security/unfreeze",
        "/security/confirmation",
        "/security/confirmation/cancel",
        "/language",
    ] {
        for token in [None, Some(""), Some("AAAA"), Some(foreign_token.as_str())] {
            let mut sent = Vec::from(fields);
            sent.extend(token.map(|token| ("csrf", token)));
            let page = browser.post(path, &sent).await;
            assert_eq!((page.status, page.name()), (403, "form-expired"), "{path} {token:?}");
        }
    }
    assert_eq!(browser.open("/").await.name(), "start");
    let maija = &world.user(MAIJA);
    assert_eq!((maija.one_time_passwords.len(), maija.display_name.as_str()), (6, "Maija Virtanen"));
    assert!(world.control.messages().is_empty() && world.control.challenges(MAIJA).is_empty());
    assert!(world.control.devices(MAIJA)[0].revoked.is_none());
}

#[tokio::test]
async fn form_without_cookie_is_refused() {
    let (_world, mut browser) = World::with_browser().await;
    let login = browser.open("/login").await;
    browser.cookie = None;
    let page = browser.press(&login, "submit", &[("username", MAIJA), ("password", MAIJAS_PASSWORD)]).await;
    assert_eq!((page.status, page.name()), (403, "form-expired"));
}

#[tokio::test]
async fn cookie_is_http_only_and_same_site() {
    let world = World::new().await;
    let response = world.browser().request(Method::GET, "/login").send().await.unwrap();
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    assert!(
        cookie.starts_with("procountor-session=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax")
    );
}

#[tokio::test]
async fn https_cookies_have_the_host_prefix() {
    let https = key_protocol::ids::Origin::parse("https://key.example").unwrap();
    let world = World::with(|config| config.origin = Some(https)).await;
    let at = world.server().console().unwrap().replace("/dev", "");
    let http =
        reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let response = http.get(format!("{at}/login")).send().await.unwrap();
    let cookie = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("__Host-session=") && cookie.contains("; Secure"), "{cookie}");
    let page = response.text().await.unwrap();
    let csrf = page.split(r#"name="csrf" value=""#).nth(1).unwrap().split('"').next().unwrap();
    let choice = format!("csrf={csrf}&to=%2Flogin&language=sv");
    let request = http.post(format!("{at}/language")).header("cookie", cookie.split(';').next().unwrap());
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(choice);
    let chosen = request.send().await.unwrap();
    let [language] = chosen.headers().get_all("set-cookie").iter().collect::<Vec<_>>()[..] else {
        panic!("one cookie: {chosen:?}")
    };
    assert!(language.to_str().unwrap().starts_with("__Host-language=sv; "));
}

#[tokio::test]
async fn refused_request_gets_an_error_page() {
    let (_world, mut browser) = World::with_browser().await;
    let nowhere = browser.open("/nowhere").await;
    assert_eq!((nowhere.status, nowhere.name()), (404, "not-found"));

    let response = browser.request(Method::DELETE, "/login").send().await.unwrap();
    assert_eq!(response.status(), 405);
    assert_eq!(response.headers()["allow"], "GET,HEAD,POST");
    assert!(response.text().await.unwrap().contains(r#"data-page="method-not-allowed""#));

    let login = browser.open("/login").await;
    let long = "x".repeat(17 * 1024);
    let page = browser.press(&login, "submit", &[("username", MAIJA), ("password", &long)]).await;
    assert_eq!((page.status, page.name()), (413, "too-large"));

    let page = browser.press(&login, "submit", &[]).await;
    assert_eq!((page.status, page.name()), (400, "bad-form"));
    let unlabelled = browser.request(Method::POST, "/login").body("csrf=x").send().await.unwrap();
    assert_eq!(unlabelled.status(), 400);
}

#[tokio::test]
async fn display_name_is_escaped() {
    let world =
        World::with(|config| config.seed.users[0].display_name = "<script>alert(1)</script>".to_owned())
            .await;
    let start = world.browser().log_in(MAIJA, MAIJAS_CODES[0]).await;
    assert!(start.says("&lt;script&gt;alert(1)"));
    assert!(!start.says("<script>"));
}
