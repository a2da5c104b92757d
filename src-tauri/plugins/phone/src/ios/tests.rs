//! The contract suite of the port, over a fake system. Its rule of one address per device and key
//! does not apply here: Apple's service has one address for the whole app.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use key_core::ports::{NotRegistered, Push, PushHealth};
use key_core::testing::contract::push::{self, PushHarness};
use key_protocol::ids::{ChallengeId, DeviceId};
use key_protocol::keys::SigningKey;
use key_protocol::push::{ApnsEnvironment, PushRegistration, VapidKey};
use ring::rand::SystemRandom;
use tempfile::TempDir;

use super::pushes::{Pushes, Settings, System};
use crate::inbox::Press;
use crate::inbox::Store;
use crate::inbox::tests::{NOW, challenge, device, login};

#[derive(Default)]
struct FakeSystem {
    is_silent: AtomicBool,
    address_is_given_up: AtomicBool,
}

#[async_trait]
impl System for Arc<FakeSystem> {
    async fn address(&self) -> Option<String> {
        self.address_is_given_up.store(false, Ordering::Relaxed);
        (!self.is_silent.load(Ordering::Relaxed)).then(|| "00ff".to_owned())
    }

    fn give_up_address(&self) {
        self.address_is_given_up.store(true, Ordering::Relaxed);
    }

    async fn settings(&self) -> Settings {
        Settings { alerts_off: false, held_back: true }
    }
}

struct IPhone {
    store: Arc<Store>,
    system: Arc<FakeSystem>,
    push: Arc<dyn Push>,
    _folder: TempDir,
}

impl IPhone {
    fn press(&self, press: Press, device: &DeviceId, challenge: &ChallengeId) {
        let content = login(device, challenge);
        if self.store.change(|inbox| inbox.take_press(press, Some(&content), true, NOW)) {
            self.store.look();
        }
    }
}

#[async_trait]
impl PushHarness for IPhone {
    async fn fresh() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(Store::open(folder.path()));
        let system = Arc::new(FakeSystem::default());
        let push = Arc::new(Pushes::new(Arc::clone(&store), ApnsEnvironment::Sandbox, Arc::clone(&system)));
        Self { store, system, push, _folder: folder }
    }

    fn push(&self) -> Arc<dyn Push> {
        Arc::clone(&self.push)
    }

    fn key(&self) -> VapidKey {
        VapidKey::from(*SigningKey::generate(&SystemRandom::new()).unwrap().public())
    }

    /// Takes the push from the notification centre, as an app that comes to the front does.
    async fn pushed(&self, device: &DeviceId, challenge: &ChallengeId) {
        let content = login(device, challenge);
        if self.store.change(|inbox| inbox.take_push(Some(&content), NOW, NOW)) {
            self.store.look();
        }
    }

    async fn pressed(&self, device: &DeviceId, challenge: &ChallengeId) {
        self.press(Press::Open, device, challenge);
    }

    async fn denied(&self, device: &DeviceId, challenge: &ChallengeId) {
        self.press(Press::Deny, device, challenge);
    }
}

#[tokio::test]
async fn pushes_pass_the_contract() {
    push::keeps_what_was_pressed_until_it_is_settled::<IPhone>().await;
    push::forgets_a_device_and_what_came_for_it::<IPhone>().await;
    push::says_when_there_is_something_to_look_at::<IPhone>().await;
}

#[tokio::test]
async fn all_devices_share_the_phones_address() {
    let phone = IPhone::fresh().await;
    for letter in ["a", "b"] {
        let PushRegistration::Apns { address, environment } =
            phone.push.register(&device(letter), None).await.unwrap()
        else {
            panic!("another service")
        };
        assert_eq!((address.as_str(), environment), ("00ff", ApnsEnvironment::Sandbox));
    }
}

#[tokio::test]
async fn registration_fails_without_an_address() {
    let phone = IPhone::fresh().await;
    phone.system.is_silent.store(true, Ordering::Relaxed);
    assert_eq!(phone.push.register(&device("a"), None).await.unwrap_err(), NotRegistered::Failed);
}

#[tokio::test]
async fn unregistering_the_last_device_gives_up_the_address() {
    let phone = IPhone::fresh().await;
    for letter in ["a", "b"] {
        phone.push.register(&device(letter), None).await.unwrap();
    }
    phone.push.unregister(&device("a")).await;
    assert!(!phone.system.address_is_given_up.load(Ordering::Relaxed));
    phone.push.unregister(&device("b")).await;
    assert!(phone.system.address_is_given_up.load(Ordering::Relaxed));
}

#[tokio::test]
async fn health_combines_settings_and_inbox() {
    let phone = IPhone::fresh().await;
    phone.push.register(&device("a"), None).await.unwrap();
    phone.pushed(&device("a"), &challenge("c")).await;
    phone.pushed(&device("b"), &challenge("c")).await;
    let expected = PushHealth { channel_off: false, restricted: true, last: Some(NOW), dropped: 1 };
    assert_eq!(phone.push.health().await, expected);
}
