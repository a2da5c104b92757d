//! The local push from the side of senders and of devices.

use backend_mock::PushService;
use key_protocol::keys::SigningKey;
use key_protocol::push::{Authorization, VapidKey};
use reqwest::{Method, Response};
use ring::rand::SystemRandom;
use serde_json::json;
use support::wire::ApiResponse;
use support::world::{NOON, World};

use super::web_push::{self, Messages, Subscription};

/// A sender, and a device that receives its messages.
struct Scene {
    world: World,
    service: PushService,
    sender: SigningKey,
    at: Subscription,
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let service = world.push_service().await;
        let sender = SigningKey::generate(&SystemRandom::new()).unwrap();
        let vapid = VapidKey::from(*sender.public()).to_string();
        let at = web_push::subscribe(&world, &service, &vapid).await;
        Self { world, service, sender, at }
    }

    fn authorization(&self, aud: &str, lifetime: i64) -> String {
        let exp = self.world.control.now() + lifetime;
        Authorization::signed_by(&self.sender, aud, exp, "mailto:a@key.example").unwrap()
    }

    fn post(&self, ttl: &str, body: impl Into<Vec<u8>>) -> reqwest::RequestBuilder {
        let authorization = self.authorization(self.service.origin(), 60);
        let post = self.world.http.post(&self.at.endpoint).body(body.into());
        post.header("TTL", ttl).header("Authorization", authorization)
    }

    async fn take(&self, ttl: &str, topic: Option<&str>, body: &str) {
        let mut post = self.post(ttl, body);
        if let Some(topic) = topic {
            post = post.header("Topic", topic);
        }
        assert_eq!(ApiResponse::of(post).await.status, 201);
    }

    async fn stream(&self) -> Response {
        self.world.http.get(&self.at.stream).send().await.unwrap()
    }

    async fn listen(&self) -> Messages {
        Messages::of(self.stream().await)
    }

    async fn delete(&self, path: &str) -> u16 {
        ApiResponse::of(self.world.http.delete(format!("{}{path}", self.at.stream))).await.status
    }
}

#[tokio::test]
async fn queued_messages_are_delivered_first_and_until_acknowledged() {
    let scene = Scene::new().await;
    scene.take("60", None, "one").await;
    scene.take("60", None, "two").await;
    let mut device = scene.listen().await;
    let (one, two) = (device.next().await.unwrap(), device.next().await.unwrap());
    assert_eq!([&one.1, &two.1], [b"one", b"two"]);
    scene.take("60", None, "three").await;
    assert_eq!(device.next().await.unwrap().1, b"three");
    assert_eq!(scene.delete(&format!("/{}", two.0)).await, 204);
    assert_eq!(scene.delete(&format!("/{}", two.0)).await, 204, "twice");
    assert_eq!(scene.service.waiting(&scene.at.endpoint), 2);

    let mut again = scene.listen().await;
    assert_eq!(again.next().await.unwrap(), one);
    assert_eq!(again.next().await.unwrap().1, b"three");
    assert_eq!(device.next().await, None, "the older stream ends");
}

#[tokio::test]
async fn message_is_queued_until_its_ttl_expires() {
    let scene = Scene::new().await;
    scene.take("0", None, "for nobody").await;
    scene.take("59", None, "short").await;
    scene.take("60", None, "long").await;
    scene.world.advance(59);
    assert_eq!(scene.service.waiting(&scene.at.endpoint), 1);
    let mut device = scene.listen().await;
    assert_eq!(device.next().await.unwrap().1, b"long");
    scene.take("0", None, "right now").await;
    assert_eq!(device.next().await.unwrap().1, b"right now");
    let response = ApiResponse::of(scene.post("4294967295", "x")).await;
    assert_eq!(response.header("ttl"), Some("2419200"));
    assert!(response.header("location").unwrap().starts_with(&format!("{}/d/", scene.service.origin())));
}

#[tokio::test]
async fn newer_message_replaces_the_queued_one_of_its_topic() {
    let scene = Scene::new().await;
    for (topic, body) in [(Some("t"), "first"), (None, "other"), (Some("t"), "second"), (Some("u"), "third")]
    {
        scene.take("60", topic, body).await;
    }
    let mut device = scene.listen().await;
    for body in ["other", "second", "third"] {
        assert_eq!(device.next().await.unwrap().1, body.as_bytes());
    }
}

#[tokio::test]
async fn sender_needs_the_vapid_key_of_the_subscription() {
    let scene = Scene::new().await;
    let status = async |authorization: Option<String>| {
        let mut post = scene.world.http.post(&scene.at.endpoint).header("TTL", "60").body("x");
        if let Some(authorization) = authorization {
            post = post.header("Authorization", authorization);
        }
        ApiResponse::of(post).await.status
    };
    let good = scene.authorization(scene.service.origin(), 60);
    assert_eq!(status(Some(good.clone())).await, 201);
    assert_eq!(status(None).await, 401);
    let foreign_key = SigningKey::generate(&SystemRandom::new()).unwrap();
    let foreign_authorization =
        Authorization::signed_by(&foreign_key, scene.service.origin(), NOON + 60, "mailto:b@key.example");
    for wrong in [
        scene.authorization("https://push.example", 60),
        scene.authorization(scene.service.origin(), 0),
        scene.authorization(scene.service.origin(), 86_401),
        foreign_authorization.unwrap(),
        good.replace("vapid", "bearer"),
        String::new(),
    ] {
        assert_eq!(status(Some(wrong.clone())).await, 403, "{wrong}");
    }
    assert_eq!(scene.service.waiting(&scene.at.endpoint), 1);
}

#[tokio::test]
async fn invalid_message_is_refused() {
    let scene = Scene::new().await;
    assert_eq!(ApiResponse::of(scene.post("60", vec![0; 4096])).await.status, 201);
    assert_eq!(ApiResponse::of(scene.post("60", vec![0; 4097])).await.status, 413);
    for ttl in ["", "soon", "-1", "1.5", "4294967296"] {
        assert_eq!(ApiResponse::of(scene.post(ttl, "x")).await.status, 400, "{ttl}");
    }
    for topic in ["", "a b", "ä", &"x".repeat(33)] {
        let post = scene.post("60", "x").header("Topic", topic.as_bytes());
        assert_eq!(ApiResponse::of(post).await.status, 400, "{topic}");
    }
    let unknown = format!("{}/m/unknown", scene.service.origin());
    assert_eq!(ApiResponse::of(scene.world.http.post(unknown)).await.status, 404);
    let subscriptions = format!("{}/subscriptions", scene.service.origin());
    for body in ["", "{}", r#"{"vapid":"AAAA"}"#, "[]"] {
        assert_eq!(
            ApiResponse::of(scene.world.http.post(&subscriptions).body(body)).await.status,
            400,
            "{body}"
        );
    }
    assert_eq!(ApiResponse::of(scene.world.http.request(Method::PUT, &scene.at.endpoint)).await.status, 405);
}

#[tokio::test]
async fn ended_subscription_is_unknown_to_sender_and_device() {
    for by_device in [true, false] {
        let scene = Scene::new().await;
        let mut device = scene.listen().await;
        match by_device {
            true => assert_eq!(scene.delete("").await, 204),
            false => scene.service.forget(&scene.at.endpoint),
        }
        assert_eq!(device.next().await, None);
        assert_eq!(ApiResponse::of(scene.post("60", "x")).await.status, 404);
        assert_eq!(scene.stream().await.status(), 404);
        assert_eq!((scene.delete("").await, scene.delete("/x").await), (404, 404));
        assert_eq!(scene.service.endpoints(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn idle_stream_gets_comments_and_ends_with_the_service() {
    let scene = Scene::new().await;
    let mut stream = scene.stream().await;
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    for _ in 0..3 {
        assert_eq!(stream.chunk().await.unwrap().unwrap(), ": keep\n\n");
        scene.world.advance(15);
    }
    drop(scene.service);
    while let Ok(Some(chunk)) = stream.chunk().await {
        assert_eq!(chunk, ": keep\n\n");
    }
}

#[tokio::test]
async fn service_can_be_made_to_fail_and_lose_messages() {
    let scene = Scene::new().await;
    scene.service.answer_next(2, 503, Some("7"));
    scene.service.lose_next(1);
    for _ in 0..2 {
        let response = ApiResponse::of(scene.post("60", "x")).await;
        assert_eq!((response.status, response.header("retry-after")), (503, Some("7")));
    }
    scene.take("60", None, "lost").await;
    scene.take("60", None, "kept").await;
    assert_eq!(scene.listen().await.next().await.unwrap().1, b"kept");
    assert_eq!(scene.service.endpoints(), std::slice::from_ref(&scene.at.endpoint));
    let bodies: Vec<_> = scene.service.posts().into_iter().map(|post| post.body).collect();
    assert_eq!(json!(bodies), json!([b"x", b"x", b"lost", b"kept"]));
}
