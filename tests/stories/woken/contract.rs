//! The computer that plays a phone keeps the contract that phones keep.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use key_core::ports::Push;
use key_core::testing::contract::push::{self, PushHarness};
use key_protocol::ids::{ChallengeId, DeviceId, Timestamp};
use key_protocol::keys::SigningKey;
use key_protocol::push::{Authorization, PushContent, PushRegistration, Receiver, Subject, VapidKey};
use ring::rand::SystemRandom;

use super::world::{Pocket, World};

struct Played {
    _world: World,
    pocket: Pocket,
    key: Mutex<Option<SigningKey>>,
}

fn soon() -> Timestamp {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    Timestamp(i64::try_from((now + Duration::from_secs(120)).as_secs()).unwrap())
}

#[async_trait]
impl PushHarness for Played {
    async fn fresh() -> Self {
        let world = World::new().await;
        let pocket = world.pocket("Phone");
        Self { _world: world, pocket, key: Mutex::default() }
    }

    fn push(&self) -> Arc<dyn Push> {
        Arc::new(self.pocket.double.clone())
    }

    fn key(&self) -> VapidKey {
        let key = SigningKey::generate(&SystemRandom::new()).unwrap();
        let public = VapidKey::from(*key.public());
        *self.key.lock().unwrap() = Some(key);
        public
    }

    async fn pushed(&self, device: &DeviceId, challenge: &ChallengeId) {
        let key = self.key.lock().unwrap().as_ref().map(|key| VapidKey::from(*key.public()));
        let registered = self.pocket.double.register(device, key.as_ref()).await.unwrap();
        let PushRegistration::Webpush { endpoint, p256dh, auth } = registered else { panic!("no Web Push") };
        let subject = Subject::Challenge { id: challenge.clone(), exp: soon() };
        let content = PushContent { device: device.clone(), subject }.to_json();
        let sealed =
            Receiver::parse(&p256dh, &auth).unwrap().seal(content.as_bytes(), &SystemRandom::new()).unwrap();
        let authorization = {
            let key = self.key.lock().unwrap();
            let key = key.as_ref().unwrap();
            Authorization::signed_by(key, &endpoint.origin(), soon(), "mailto:a@b.example").unwrap()
        };
        let client = reqwest::Client::builder().tls_certs_only([]).build().unwrap();
        let post = client.post(endpoint.as_str()).header("Authorization", authorization).header("TTL", "60");
        let answer = post.body(sealed).send().await.unwrap();
        assert_eq!(answer.status(), 201);
        self.pocket.shows_challenge(challenge).await;
    }

    async fn pressed(&self, _: &DeviceId, challenge: &ChallengeId) {
        self.pocket.presses(challenge);
    }

    async fn denied(&self, _: &DeviceId, challenge: &ChallengeId) {
        self.pocket.denies(challenge);
    }
}

#[tokio::test]
async fn a_computer_that_plays_a_phone_keeps_the_contract_of_pushes() {
    push::all::<Played>().await;
}
