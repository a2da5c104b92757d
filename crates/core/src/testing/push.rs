//! Pushes to a phone that is not there: what arrives, what is pressed, and what the phone lacks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use key_protocol::ids::{DeviceId, Timestamp};
use key_protocol::keys::SigningKey;
use key_protocol::push::{PushEndpoint, PushRegistration, Reach, Receiver, VapidKey};
use ring::rand::SystemRandom;
use tokio::sync::Notify;

use crate::ports::{Distributor, Entry, EntryId, NotRegistered, Push, PushHealth, Received};

/// The system's half of pushes. Clones are of the same phone.
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
    made: u32,
}

impl FakePush {
    /// On a phone where pushes work.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on the phone registers no app, and says why; or registers them again.
    pub fn set_failing(&self, why: Option<NotRegistered>) {
        self.inside().fails = why;
    }

    /// The person installs or removes what brings pushes.
    pub fn set_distributors(&self, distributors: Vec<Distributor>) {
        self.inside().distributors = distributors;
    }

    /// The phone's settings change, or pushes come and are counted.
    pub fn set_health(&self, health: PushHealth) {
        self.inside().health = health;
    }

    /// The phone gets another address: the next registration gives it.
    pub fn move_away(&self) {
        self.inside().registered.clear();
        self.0.look.notify_one();
    }

    /// Something comes to the phone, or is pressed on it.
    pub fn receive(&self, device: &DeviceId, what: Entry, at: Timestamp) -> EntryId {
        let mut inside = self.inside();
        inside.made += 1;
        let id = EntryId(format!("entry-{}", inside.made));
        inside.inbox.push(Received { id: id.clone(), device: device.clone(), at, what });
        drop(inside);
        self.0.look.notify_one();
        id
    }

    /// A push comes that says nothing but to look.
    pub fn wake(&self) {
        self.0.look.notify_one();
    }

    /// The devices whose pushes come here.
    #[must_use]
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
        inside.made += 1;
        let address = new_address(inside.made);
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

    async fn told_to_look(&self) {
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
