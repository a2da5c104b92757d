//! Phones that can open sealed pushes, and helpers to inspect the backend's pushes.

use std::sync::Arc;
use std::time::Duration;

use backend_mock::{Config, Control, PushConfig, PushService, PushState, ReceivedPost};
use key_protocol::ids::DeviceText;
use key_protocol::keys::PublicKey;
use key_protocol::paths::{Endpoint, PushVerb};
use key_protocol::push::{LastPush, PushContent, PushResult, Receiver, open};
use p256::SecretKey;
use p256::ecdh::diffie_hellman;
use ring::rand::{SecureRandom as _, SystemRandom};
use serde_json::{Value, json};
use zeroize::Zeroizing;

pub(super) use super::messages::Messages;
use crate::support::{ApiResponse, MAIJA, NOON, Phone, World};

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
    tokio::time::timeout(Duration::from_secs(20), coming).await.unwrap()
}

/// A backend that sends Web Push to loopback, at noon.
pub(super) async fn world() -> World {
    World::with(to_loopback).await
}

pub(super) fn to_loopback(config: &mut Config) {
    config.push = PushConfig::to_loopback().unwrap();
}

pub(super) async fn service(world: &World) -> PushService {
    let address = "127.0.0.1:0".parse().unwrap();
    PushService::start(address, Arc::new(world.clock.clone())).await.unwrap()
}

pub(super) async fn register(world: &World, phone: &Phone, to: &Value) -> ApiResponse {
    phone.send(world, Endpoint::Push(&phone.id, PushVerb::Register), to.to_string()).await
}

pub(super) async fn status(world: &World, phone: &Phone) -> Value {
    phone.get(world, Endpoint::Push(&phone.id, PushVerb::Status)).await.json()
}

pub(super) async fn request_test_push(world: &World, phone: &Phone, token: &str) -> ApiResponse {
    let body = json!({ "token": token }).to_string();
    phone.send(world, Endpoint::Push(&phone.id, PushVerb::Test), body).await
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
pub(super) async fn vapid(world: &World, phone: &Phone) -> String {
    status(world, phone).await["vapid"].as_str().unwrap().to_owned()
}

pub(super) async fn subscribe(world: &World, service: &PushService, vapid: &str) -> Subscription {
    let body = json!({ "vapid": vapid }).to_string();
    let url = format!("{}/subscriptions", service.origin());
    let response = ApiResponse::of(world.http.post(url).body(body)).await;
    assert_eq!(response.status, 201);
    let text = |name: &str| response.json()[name].as_str().unwrap().to_owned();
    Subscription { endpoint: text("endpoint"), stream: text("stream") }
}

/// Maija's phone, registered at a push service.
pub(super) async fn registered_phone(world: &World, service: &PushService) -> (Phone, Keys, Subscription) {
    let phone = world.phone().await;
    let (keys, subscribed) = (Keys::new(), subscribe(world, service, &vapid(world, &phone).await).await);
    let response = register(world, &phone, &keys.registration(&subscribed.endpoint)).await;
    assert_eq!((response.status, response.body.len()), (204, 0));
    (phone, keys, subscribed)
}

pub(super) fn contents(keys: &Keys, posts: &[ReceivedPost]) -> Vec<Option<PushContent>> {
    posts.iter().map(|post| keys.open(&post.body)).collect()
}

/// Waits until the latest push is in `state`.
pub(super) async fn wait_for_latest_push(world: &World, state: PushState) {
    let has_state = |control: &Control| (control.pushes().last()?.state == state).then_some(());
    in_time(world.control.until(has_state)).await;
}

pub(super) fn last(world: &World) -> Option<LastPush> {
    world.control.devices(MAIJA)[0].last_push
}

pub(super) fn push_result(result: PushResult, seconds: i64) -> Option<LastPush> {
    Some(LastPush { at: NOON + seconds, result })
}
