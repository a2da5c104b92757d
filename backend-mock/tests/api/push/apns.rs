//! Apple's push service (APNs): requests over HTTP/2 and the meaning of its responses. A local
//! server with its own certificate replaces it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, Uri, Version};
use axum::response::{IntoResponse as _, Response};
use backend_mock::{ApnsKey, PushState, Roots};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::ids::Timestamp;
use key_protocol::keys::{PublicKey, Signature, SigningKey};
use key_protocol::push::{LastPush, PushRegistration, PushResult, topic};
use reqwest::Certificate;
use ring::rand::SystemRandom;
use serde_json::{Value, json};
use support::wire::Phone;
use support::world::{MAIJA, NOON, World};

use super::tls::Tls;
use super::web_push::{last, register, request_test_push, status, wait_for_latest_push};

/// Request as APNs receives it.
struct Posted {
    version: Version,
    method: Method,
    path: String,
    headers: HeaderMap,
    body: String,
}

/// Fake APNs server.
#[derive(Clone, Default)]
struct Apple {
    responses: Arc<Mutex<VecDeque<(u16, &'static str)>>>,
    posted: Arc<Mutex<Vec<Posted>>>,
}

impl Apple {
    /// Starts the server; returns its address and its certificate.
    async fn start(&self) -> (String, Certificate) {
        let (tls, root) = Tls::new("h2").await;
        let address = tls.address();
        let service = Router::new().fallback(Self::take).with_state(self.clone());
        tokio::spawn(axum::serve(tls, service).into_future());
        (address, root)
    }

    async fn take(
        State(apple): State<Self>,
        version: Version,
        method: Method,
        uri: Uri,
        headers: HeaderMap,
        body: Bytes,
    ) -> Response {
        let body = String::from_utf8(body.to_vec()).unwrap();
        let path = uri.path().to_owned();
        apple.posted.lock().unwrap().push(Posted { version, method, path, headers, body });
        let (status, reason) = apple.responses.lock().unwrap().pop_front().unwrap_or((200, ""));
        let status = axum::http::StatusCode::from_u16(status).unwrap();
        let body = if reason.is_empty() { String::new() } else { json!({ "reason": reason }).to_string() };
        (status, [("retry-after", "30")], body).into_response()
    }

    fn respond_next_with(&self, status: u16, reason: &'static str) {
        self.responses.lock().unwrap().push_back((status, reason));
    }
}

/// A backend whose APNs addresses point to two fake servers, and Maija's phone.
struct Scene {
    world: World,
    phone: Phone,
    sandbox: Apple,
    production: Apple,
    key: Arc<SigningKey>,
    address: String,
}

impl Scene {
    async fn new(environment: &str) -> Self {
        let (sandbox, production) = (Apple::default(), Apple::default());
        let (sandbox_at, sandbox_root) = sandbox.start().await;
        let (production_at, production_root) = production.start().await;
        let key = SigningKey::generate(&SystemRandom::new()).unwrap();
        let mut apns = ApnsKey::new(key, "ABC123DEFG".into(), "DEF123GHIJ".into(), "fi.finago.key".into());
        (apns.sandbox, apns.production) = (sandbox_at, production_at);
        let key = Arc::clone(&apns.key);
        let world = World::with(|config| {
            config.push.apns = Some(apns);
            config.push.roots = Roots::Only(vec![sandbox_root, production_root]);
        })
        .await;
        let (phone, address) = (world.wire_phone().await, "0a".repeat(32));
        let to = json!({ "transport": "apns", "token": address, "environment": environment });
        assert_eq!(register(&phone, &to).await.status, 204);
        Self { world, phone, sandbox, production, key, address }
    }

    fn posted(&self) -> Vec<Posted> {
        std::mem::take(&mut *self.sandbox.posted.lock().unwrap())
    }
}

/// Header and claims of a token, after its signature was verified with `key`.
fn verified(token: &str, key: &PublicKey) -> (Value, Value) {
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    assert!(key.verify(signed.as_bytes(), &Signature::try_from(&signature[..]).unwrap()));
    let (header, claims) = signed.split_once('.').unwrap();
    let json = |part: &str| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    (json(header), json(claims))
}

fn bearer(posted: &Posted) -> &str {
    posted.headers["authorization"].to_str().unwrap().strip_prefix("bearer ").unwrap()
}

#[tokio::test]
async fn challenge_is_posted_in_the_format_of_apns() {
    let scene = Scene::new("sandbox").await;
    let id = scene.world.issue(MAIJA).id;
    wait_for_latest_push(&scene.world, PushState::Accepted).await;
    let [posted] = &scene.posted()[..] else { panic!("one") };
    assert_eq!((posted.version, &posted.method), (Version::HTTP_2, &Method::POST));
    assert_eq!(posted.path, format!("/3/device/{}", scene.address));
    let exp = (NOON + 120).seconds();
    for (name, value) in [
        ("apns-topic", "fi.finago.key"),
        ("apns-push-type", "alert"),
        ("apns-priority", "10"),
        ("apns-expiration", &exp.to_string()),
        ("apns-collapse-id", &topic(id.as_str())),
    ] {
        assert_eq!(posted.headers[name], value, "{name}");
    }
    let (header, claims) = verified(bearer(posted), scene.key.public());
    assert_eq!(header, json!({ "alg": "ES256", "kid": "ABC123DEFG" }));
    assert_eq!(claims, json!({ "iss": "DEF123GHIJ", "iat": NOON }));
    let expected = format!(
        r#"{{"aps":{{"alert":{{"loc-key":"push.request"}},"category":"request","sound":"default","interruption-level":"time-sensitive"}},"v":1,"d":"{}","c":"{id}","e":{exp}}}"#,
        scene.phone.id
    );
    assert_eq!(posted.body, expected);

    scene.world.control.withdraw(&id);
    request_test_push(&scene.phone, "one").await;
    wait_for_latest_push(&scene.world, PushState::Accepted).await;
    let [posted] = &scene.posted()[..] else { panic!("only the test: APNs gets no over push") };
    assert!(posted.body.contains(r#""loc-key":"push.test""#) && posted.body.ends_with(r#""t":"one"}"#));
    assert_eq!(posted.headers["apns-expiration"], (NOON + 60).seconds().to_string());
    let last = json!({ "at": NOON, "result": "accepted" });
    let expected = json!({ "transport": "apns", "vapid": null, "last": last });
    assert_eq!(status(&scene.phone).await, expected);
}

#[tokio::test]
async fn production_token_is_sent_to_the_production_service() {
    let scene = Scene::new("production").await;
    scene.world.issue(MAIJA);
    wait_for_latest_push(&scene.world, PushState::Accepted).await;
    assert_eq!((scene.posted().len(), scene.production.posted.lock().unwrap().len()), (0, 1));
}

#[tokio::test]
async fn provider_token_is_reused_and_renewed_within_the_hour() {
    let scene = Scene::new("sandbox").await;
    let mut tokens = Vec::new();
    for wait in [0, 1800, 1199, 1, 10] {
        scene.world.advance(wait);
        let before = scene.world.control.pushes().len();
        scene.world.issue(MAIJA);
        assert_eq!(scene.world.control.pushes().len(), before + 1);
        wait_for_latest_push(&scene.world, PushState::Accepted).await;
        tokens.push(bearer(&scene.posted()[0]).to_owned());
    }
    assert!(tokens[0] == tokens[1] && tokens[1] == tokens[2] && tokens[3] == tokens[4]);
    let iat = |token: &str| verified(token, scene.key.public()).1["iat"].as_i64().map(Timestamp);
    assert_eq!((iat(&tokens[0]), iat(&tokens[3])), (Some(NOON), Some(NOON + 3000)));

    scene.sandbox.respond_next_with(403, "ExpiredProviderToken");
    scene.world.issue(MAIJA);
    wait_for_latest_push(&scene.world, PushState::Refused).await;
    scene.world.issue(MAIJA);
    wait_for_latest_push(&scene.world, PushState::Accepted).await;
    let iats: Vec<_> = scene.posted().iter().map(|posted| iat(bearer(posted))).collect();
    assert_eq!(iats, [Some(NOON + 3000), Some(NOON + 3010)], "a refused token is renewed");
}

#[tokio::test]
async fn each_apns_response_maps_to_the_result_of_the_protocol() {
    let endless: &'static str = "x".repeat(1 << 20).leak();
    let later = PushState::Unreachable { next: Some(NOON + 30) };
    for (status, reason, state, result) in [
        (400, "BadDeviceToken", PushState::Gone, PushResult::Gone),
        (404, "BadPath", PushState::Gone, PushResult::Gone),
        (410, "Unregistered", PushState::Gone, PushResult::Gone),
        (400, "BadTopic", PushState::Refused, PushResult::Refused),
        (400, endless, PushState::Refused, PushResult::Refused),
        (400, "", PushState::Refused, PushResult::Refused),
        (403, "InvalidProviderToken", PushState::Refused, PushResult::Refused),
        (413, "PayloadTooLarge", PushState::Refused, PushResult::Refused),
        (429, "TooManyRequests", later, PushResult::Unreachable),
        (500, "InternalServerError", later, PushResult::Unreachable),
        (503, "Shutdown", later, PushResult::Unreachable),
    ] {
        let scene = Scene::new("sandbox").await;
        scene.sandbox.respond_next_with(status, reason);
        scene.world.issue(MAIJA);
        wait_for_latest_push(&scene.world, state).await;
        assert_eq!(last(&scene.world), Some(LastPush { at: NOON, result }), "{status} {reason:.40}");
        let is_gone = scene.world.control.devices(MAIJA)[0].push == PushRegistration::None;
        assert_eq!(is_gone, state == PushState::Gone, "{status} {reason:.40}");
        if state == later {
            scene.world.advance(30);
            wait_for_latest_push(&scene.world, PushState::Accepted).await;
            assert_eq!(scene.posted().len(), 2);
        }
    }
}
