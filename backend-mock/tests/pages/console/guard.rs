//! Access control of the console.

use reqwest::Method;
use support::world::{MAIJA, World};

use super::console;

const PAGES: [&str; 4] = ["/dev", "/dev/events", "/dev/faults", "/dev/reset"];
const BUTTONS: [&str; 13] = [
    "/dev/challenges",
    "/dev/challenges/expire",
    "/dev/challenges/withdraw",
    "/dev/users/disconnect",
    "/dev/users/list",
    "/dev/users/unfreeze",
    "/dev/faults",
    "/dev/faults/events",
    "/dev/faults/pushes",
    "/dev/faults/off",
    "/dev/faults/all-off",
    "/dev/clock",
    "/dev/reset",
];

/// Status, headers and body of a response, without what differs each time.
async fn comparable(request: reqwest::RequestBuilder) -> (u16, Vec<String>, String) {
    let response = request.send().await.unwrap();
    let mut headers: Vec<_> =
        response.headers().iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.retain(|header| !header.starts_with("date"));
    (response.status().as_u16(), headers, response.text().await.unwrap())
}

#[tokio::test]
async fn console_does_not_exist_for_remote_requests() {
    let world = World::new().await;
    let browser = world.browser();
    for (name, value) in [
        ("host", "key.example"),
        ("host", "192.168.1.7:8787"),
        ("origin", "http://127.0.0.1:3000"),
        ("origin", "null"),
        ("x-forwarded-for", "203.0.113.9"),
    ] {
        let requests = [(Method::GET, PAGES.as_slice()), (Method::POST, &BUTTONS), (Method::DELETE, &PAGES)];
        for (method, paths) in requests {
            let nowhere = comparable(browser.request(method.clone(), "/nowhere").header(name, value)).await;
            assert_eq!(nowhere.0, 404);
            for path in paths {
                let hidden = comparable(browser.request(method.clone(), path).header(name, value)).await;
                assert_eq!(hidden, nowhere, "{method} {path} {name}: {value}");
            }
        }
    }
}

#[tokio::test]
async fn button_without_its_csrf_token_is_refused() {
    let (world, phone) = World::with_wire_phone().await;
    world.issue(MAIJA);
    let foreign_token = console(&world).await.1.csrf().to_owned();
    let (mut browser, _) = console(&world).await;
    let challenge = world.control.challenges(MAIJA)[0].claims.id.to_string();
    let fields = [
        ("username", MAIJA),
        ("kind", "login"),
        ("challenge", challenge.as_str()),
        ("route", "GET /devices"),
        ("fault", "drop"),
        ("seconds", "5"),
        ("status", "500"),
        ("times", "1"),
    ];
    for path in BUTTONS {
        for token in [None, Some(""), Some(foreign_token.as_str())] {
            let mut sent = Vec::from(fields);
            sent.extend(token.map(|token| ("csrf", token)));
            let page = browser.post(path, &sent).await;
            assert!(["form-expired", "bad-form"].contains(&page.name()), "{path} {token:?} {}", page.name());
        }
    }
    assert_eq!((world.control.faults(), world.control.skew()), (vec![], 0));
    let challenges = world.control.challenges(MAIJA);
    assert!(challenges.len() == 1 && challenges[0].outcome.is_none());
    assert_eq!(world.control.devices(MAIJA)[0].id, phone.id);
}

#[tokio::test]
async fn wrong_method_is_reported_to_local_requests() {
    let world = World::new().await;
    let browser = world.browser();
    let response = browser.request(Method::DELETE, "/dev").send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["allow"]),
        (405, &"GET,HEAD".parse().unwrap())
    );
}

#[tokio::test]
async fn console_address_is_reachable() {
    let world = World::new().await;
    assert_eq!(world.server().console(), Some(format!("{}/dev", world.origin())));
    let everywhere = World::with(|config| config.listen = "0.0.0.0:0".parse().unwrap()).await;
    let console = everywhere.server().console().unwrap();
    assert!(console.starts_with("http://127.0.0.1:"));
    assert_eq!(everywhere.http.get(console).send().await.unwrap().status(), 200);
}
