//! Phones that can open sealed pushes, and helpers to inspect the backend's pushes.

use std::time::Duration;

use backend_mock::{Config, Control, PushConfig, PushService, PushState, ReceivedPost};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::ids::DeviceText;
use key_protocol::keys::PublicKey;
use key_protocol::paths::{Endpoint, PushVerb};
use key_protocol::push::{LastPush, PushContent, PushResult, Receiver, open};
use p256::SecretKey;
use p256::ecdh::diffie_hellman;
use reqwest::Response;
use ring::rand::{SecureRandom as _, SystemRandom};
use serde_json::{Value, json};
use support::wire::{ApiResponse, Phone};
use support::world::{MAIJA, NOON, World};
use tokio::time::timeout;
use zeroize::Zeroizing;

/// Time within which an expected state has to come, and between two chunks of a stream. Only a
/// failing test waits this long.
const PATIENCE: Duration = Duration::from_secs(20);

/// Keys of a phone for Web Push (RFC 8291).
pub(super) struct Keys {
    secret: SecretKey,
    receiver: Receiver,
}

impl Keys {
    pub(super) fn new() -> Self {
        let mut bytes = [0; 48];
        SystemRandom::new().fill(&mut bytes).unwrap();
        // Random bytes are no valid scalar only once in 2³² keys.
        let secret = SecretKey::from_slice(&bytes[..32]).unwrap();
        let point = p256::elliptic_curve::sec1::ToSec1Point::to_sec1_point(&secret.public_key(), false);
        let public = PublicKey::from_point(point.as_bytes()).unwrap();
        Self { secret, receiver: Receiver::new(public, bytes[32..].try_into().unwrap()) }
    }

    pub(super) fn registration(&self, endpoint: &str) -> Value {
        let (p256dh, auth) = (self.receiver.p256dh(), self.receiver.auth());
        json!({ "transport": "webpush", "endpoint": endpoint, "p256dh": p256dh, "auth": auth })
    }

    /// Content of a message; `None` if it was not sealed for this phone.
    pub(super) fn open(&self, sealed: &[u8]) -> Option<PushContent> {
        let shared = |sender: &PublicKey| {
            let sender = p256::PublicKey::from_sec1_bytes(sender.as_point()).ok()?;
            let shared = diffie_hellman(self.secret.to_nonzero_scalar(), sender.as_affine());
            Some(Zeroizing::new(shared.raw_secret_bytes()[..].try_into().unwrap()))
        };
        let plain = open(sealed, &self.receiver, shared).ok()?;
        Some(PushContent::parse(&plain).unwrap())
    }
}

/// Awaits a future that completes soon unless the backend is broken.
pub(super) async fn in_time<T>(coming: impl Future<Output = T>) -> T {
    timeout(PATIENCE, coming).await.unwrap()
}

/// A backend that sends Web Push to loopback, at noon.
pub(super) async fn world() -> World {
    World::with(to_loopback).await
}

pub(super) fn to_loopback(config: &mut Config) {
    config.push = PushConfig::to_loopback().unwrap();
}

pub(super) async fn register(phone: &Phone, to: &Value) -> ApiResponse {
    phone.send(Endpoint::Push(&phone.id, PushVerb::Register), to.to_string()).await
}

pub(super) async fn status(phone: &Phone) -> Value {
    phone.get(Endpoint::Push(&phone.id, PushVerb::Status)).await.json()
}

pub(super) async fn request_test_push(phone: &Phone, token: &str) -> ApiResponse {
    let body = json!({ "token": token }).to_string();
    phone.send(Endpoint::Push(&phone.id, PushVerb::Test), body).await
}

pub(super) fn text(text: &str) -> DeviceText {
    DeviceText::parse(text).unwrap()
}

/// Subscription at a push service.
pub(super) struct Subscription {
    pub(super) endpoint: String,
    pub(super) stream: String,
}

/// VAPID key of the backend, from the push status of the phone.
pub(super) async fn vapid(phone: &Phone) -> String {
    status(phone).await["vapid"].as_str().unwrap().to_owned()
}

pub(super) async fn subscribe(world: &World, service: &PushService, vapid: &str) -> Subscription {
    let body = json!({ "vapid": vapid }).to_string();
    let url = format!("{}/subscriptions", service.origin());
    let response = ApiResponse::of(world.http.post(url).body(body)).await;
    assert_eq!(response.status, 201);
    let text = |name: &str| response.json()[name].as_str().unwrap().to_owned();
    Subscription { endpoint: text("endpoint"), stream: text("stream") }
}

/// A backend that sends Web Push to loopback, a push service, and Maija's phone, registered there.
pub(super) struct Scene {
    pub(super) world: World,
    pub(super) service: PushService,
    pub(super) phone: Phone,
    pub(super) keys: Keys,
    pub(super) at: Subscription,
}

impl Scene {
    pub(super) async fn new() -> Self {
        let world = world().await;
        let (service, phone, keys) = (world.push_service().await, world.wire_phone().await, Keys::new());
        let at = subscribe(&world, &service, &vapid(&phone).await).await;
        let response = register(&phone, &keys.registration(&at.endpoint)).await;
        assert_eq!((response.status, response.body.len()), (204, 0));
        Self { world, service, phone, keys, at }
    }

    /// Waits until the service got `count` pushes, and opens them with the phone's keys.
    pub(super) async fn opened(&self, count: usize) -> Vec<Option<PushContent>> {
        contents(&self.keys, &in_time(self.service.posted(count)).await)
    }
}

/// Starts a backend where Maija's phone is registered at `endpoint`.
pub(super) async fn registered_at(endpoint: &str, change: impl FnOnce(&mut Config)) -> (World, Phone) {
    let world = World::with(|config| {
        to_loopback(config);
        change(config);
    })
    .await;
    let phone = world.wire_phone().await;
    assert_eq!(register(&phone, &Keys::new().registration(endpoint)).await.status, 204);
    (world, phone)
}

/// Opens pushes; `None` stands for one that was not sealed for the phone.
pub(super) fn contents(keys: &Keys, posts: &[ReceivedPost]) -> Vec<Option<PushContent>> {
    posts.iter().map(|post| keys.open(&post.body)).collect()
}

/// Waits until the latest push is in `state`.
pub(super) async fn wait_for_latest_push(world: &World, state: PushState) {
    let has_state = |control: &Control| (control.pushes().last()?.state == state).then_some(());
    world.until("a push in that state", has_state).await;
}

pub(super) fn last(world: &World) -> Option<LastPush> {
    world.control.devices(MAIJA)[0].last_push
}

pub(super) fn push_result(result: PushResult, seconds: i64) -> Option<LastPush> {
    Some(LastPush { at: NOON + seconds, result })
}

/// Event stream of a device at the local push service.
pub(super) struct Messages {
    response: Response,
    text: String,
}

impl Messages {
    pub(super) fn of(response: Response) -> Self {
        assert_eq!(response.status(), 200);
        Self { response, text: String::new() }
    }

    /// Id and body of the next message. `None` at the end of the stream.
    pub(super) async fn next(&mut self) -> Option<(String, Vec<u8>)> {
        loop {
            while let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                let Some(event) = event.strip_prefix("event: message\nid: ") else { continue };
                let (id, data) = event.split_once("\ndata: ").unwrap();
                return Some((id.to_owned(), URL_SAFE_NO_PAD.decode(data).unwrap()));
            }
            let chunk = timeout(PATIENCE, self.response.chunk()).await.unwrap();
            self.text.push_str(std::str::from_utf8(&chunk.ok()??).unwrap());
        }
    }
}
