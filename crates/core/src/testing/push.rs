//! Pushes without a phone: a test plays the distributor, the inbox and the phone's settings.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use key_protocol::ids::{DeviceId, Timestamp};
use key_protocol::keys::SigningKey;
use key_protocol::push::{PushEndpoint, PushRegistration, Reach, Receiver, VapidKey};
use ring::rand::SystemRandom;
use tokio::sync::Notify;

use crate::ports::{Distributor, Entry, EntryId, NotRegistered, Push, PushHealth, Received};

/// The phone's part of pushes. Clones share it.
#[derive(Clone, Default)]
pub struct FakePush(Arc<Phone>);

#[derive(Default)]
struct Phone {
    inside: Mutex<Inside>,
    look: Notify,
}

#[derive(Default)]
struct Inside {
    registered: HashMap<DeviceId, (VapidKey, PushRegistration)>,
    fails: Option<NotRegistered>,
    distributors: Vec<Distributor>,
    inbox: Vec<Received>,
    health: PushHealth,
    counter: u32,
}

impl FakePush {
    /// Returns a phone where pushes work.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes registration fail with `why`, or succeed again.
    pub fn set_failing(&self, why: Option<NotRegistered>) {
        self.inside().fails = why;
    }

    /// Sets the installed distributors.
    pub fn set_distributors(&self, distributors: Vec<Distributor>) {
        self.inside().distributors = distributors;
    }

    /// Sets the state of pushes on the phone.
    pub fn set_health(&self, health: PushHealth) {
        self.inside().health = health;
    }

    /// Forgets the phone's push addresses, so that the next registration returns a new one.
    pub fn change_address(&self) {
        self.inside().registered.clear();
        self.0.look.notify_one();
    }

    /// Puts an entry in the inbox, as a press on a notification or a test push does.
    pub fn receive(&self, device: &DeviceId, what: Entry, at: Timestamp) -> EntryId {
        let mut inside = self.inside();
        inside.counter += 1;
        let id = EntryId(format!("entry-{}", inside.counter));
        inside.inbox.push(Received { id: id.clone(), device: device.clone(), at, what });
        drop(inside);
        self.0.look.notify_one();
        id
    }

    /// Wakes the app, as a push without an entry does.
    pub fn wake(&self) {
        self.0.look.notify_one();
    }

    /// Returns the devices that are registered for pushes.
    pub fn registered(&self) -> Vec<DeviceId> {
        self.inside().registered.keys().cloned().collect()
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.inside.lock().expect("no test panics while it holds a phone")
    }
}

#[async_trait]
impl Push for FakePush {
    async fn register(
        &self,
        device: &DeviceId,
        vapid: Option<&VapidKey>,
    ) -> Result<PushRegistration, NotRegistered> {
        let mut inside = self.inside();
        if let Some(why) = inside.fails {
            return Err(why);
        }
        let vapid = *vapid.ok_or(NotRegistered::NotSent)?;
        inside.counter += 1;
        let address = new_address(inside.counter);
        let (known, registration) = inside.registered.entry(device.clone()).or_insert((vapid, address));
        if *known != vapid {
            (*known, *registration) = (vapid, new_address(0));
        }
        Ok(registration.clone())
    }

    async fn unregister(&self, device: &DeviceId) {
        let mut inside = self.inside();
        inside.registered.remove(device);
        inside.inbox.retain(|received| received.device != *device);
    }

    async fn distributors(&self) -> Vec<Distributor> {
        self.inside().distributors.clone()
    }

    async fn choose(&self, distributor: &str) {
        let mut inside = self.inside();
        for known in &mut inside.distributors {
            known.chosen = known.id == distributor;
        }
        inside.registered.clear();
        if inside.fails == Some(NotRegistered::NotChosen) {
            inside.fails = None;
        }
    }

    async fn inbox(&self) -> Vec<Received> {
        self.inside().inbox.clone()
    }

    async fn settle(&self, entry: &EntryId) {
        self.inside().inbox.retain(|received| received.id != *entry);
    }

    async fn health(&self) -> PushHealth {
        self.inside().health.clone()
    }

    async fn wait_for_news(&self) {
        self.0.look.notified().await;
    }
}

fn new_address(number: u32) -> PushRegistration {
    let key = SigningKey::generate(&SystemRandom::new()).unwrap();
    let receiver = Receiver::new(*key.public(), [7; 16]);
    let endpoint = format!("https://push.example/{number}-{}", receiver.p256dh());
    PushRegistration::Webpush {
        endpoint: PushEndpoint::parse(&endpoint, Reach::Internet).unwrap(),
        p256dh: receiver.p256dh(),
        auth: receiver.auth(),
    }
}
