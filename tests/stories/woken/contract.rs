//! The push contract suite on the simulated phone of `tauri-plugin-phone`.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use key_core::ports::Push;
use key_core::testing::contract::push::{self, PushHarness};
use key_protocol::ids::{ChallengeId, DeviceId, Timestamp};
use key_protocol::keys::SigningKey;
use key_protocol::push::{Authorization, PushContent, PushRegistration, Receiver, Subject, VapidKey};
use ring::rand::SystemRandom;

use super::handset::{Handset, Pushes};

struct SimulatedPhone {
    _pushes: Pushes,
    handset: Handset,
    key: Mutex<Option<SigningKey>>,
}

fn in_two_minutes() -> Timestamp {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    Timestamp(i64::try_from((now + Duration::from_secs(120)).as_secs()).unwrap())
}

#[async_trait]
impl PushHarness for SimulatedPhone {
    async fn fresh() -> Self {
        let pushes = Pushes::new().await;
        let handset = pushes.handset("Phone");
        Self { _pushes: pushes, handset, key: Mutex::default() }
    }

    fn push(&self) -> Arc<dyn Push> {
        Arc::new(self.handset.double.clone())
    }

    fn key(&self) -> VapidKey {
        let key = SigningKey::generate(&SystemRandom::new()).unwrap();
        let public = VapidKey::from(*key.public());
        *self.key.lock().unwrap() = Some(key);
        public
    }

    async fn pushed(&self, device: &DeviceId, challenge: &ChallengeId) {
        let key = self.key.lock().unwrap().as_ref().map(|key| VapidKey::from(*key.public()));
        let registered = self.handset.double.register(device, key.as_ref()).await.unwrap();
        let PushRegistration::Webpush { endpoint, p256dh, auth } = registered else { panic!("no Web Push") };
        let subject = Subject::Challenge { id: challenge.clone(), exp: in_two_minutes() };
        let content = PushContent { device: device.clone(), subject }.to_json();
        let sealed =
            Receiver::parse(&p256dh, &auth).unwrap().seal(content.as_bytes(), &SystemRandom::new()).unwrap();
        let authorization = {
            let key = self.key.lock().unwrap();
            let key = key.as_ref().unwrap();
            Authorization::signed_by(key, &endpoint.origin(), in_two_minutes(), "mailto:a@b.example").unwrap()
        };
        let client = reqwest::Client::builder().tls_certs_only([]).build().unwrap();
        let post = client.post(endpoint.as_str()).header("Authorization", authorization).header("TTL", "60");
        let response = post.body(sealed).send().await.unwrap();
        assert_eq!(response.status(), 201);
        self.handset.shows_challenge(challenge).await;
    }

    async fn pressed(&self, _: &DeviceId, challenge: &ChallengeId) {
        self.handset.presses(challenge);
    }

    async fn denied(&self, _: &DeviceId, challenge: &ChallengeId) {
        self.handset.denies(challenge);
    }
}

#[tokio::test]
async fn the_simulated_phone_meets_the_push_contract() {
    push::all::<SimulatedPhone>().await;
}
