//! A computer that acts as a phone: subscriptions and their messages, notifications and their
//! actions.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use key_core::ports::{
    ChallengeNotification, Distributor, EntryId, NotRegistered, Notifier, Push, PushHealth, Received,
};
use key_protocol::ids::{ChallengeId, DeviceId};
use key_protocol::push::{PushContent, PushEndpoint, PushRegistration, Reach, Subject, VapidKey};
use key_view::Notifications;
use tokio::task::JoinHandle;

use super::keys::Keys;
use super::notified::{Effect, Notified};
use super::service::{NoSimulatedPhone, Service, ServiceFailed};
use super::stream::{Delivered, StreamParser};
use crate::inbox::{Press, Store, now};

/// Delay before a broken stream is opened again.
const RETRY_DELAY: Duration = Duration::from_millis(500);

/// The notifications of a computer. They never show what a challenge is about.
pub trait NotificationArea: Send + Sync {
    /// Returns whether the app has the focus.
    fn is_in_front(&self) -> bool;
    /// Shows that a challenge is waiting. Called once per challenge.
    fn show(&self, waiting: &ChallengeNotification);
    /// Withdraws a challenge's notification. The user may have closed it already.
    fn withdraw(&self, waiting: &ChallengeNotification);
    /// Shows the test notification.
    fn show_test(&self);
}

/// A computer that receives pushes as a phone does. Clones share their state.
#[derive(Clone)]
pub struct SimulatedPhone(Arc<Inner>);

struct Inner {
    service: Service,
    store: Store,
    shade: Box<dyn NotificationArea>,
    notified: Mutex<Notified>,
    subscriptions: Mutex<HashMap<DeviceId, Subscription>>,
}

struct Subscription {
    vapid: VapidKey,
    registration: PushRegistration,
    stream: String,
    listening: JoinHandle<()>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl SimulatedPhone {
    /// Creates the adapter for the push service at `service`, with its inbox in `folder` and
    /// notifications in `shade`.
    pub fn new(
        service: &str,
        folder: &Path,
        shade: Box<dyn NotificationArea>,
    ) -> Result<Self, NoSimulatedPhone> {
        Ok(Self(Arc::new(Inner {
            service: Service::at(service)?,
            store: Store::open(folder),
            shade,
            notified: Mutex::default(),
            subscriptions: Mutex::default(),
        })))
    }

    /// Withdraws all notifications, since the app came to the front.
    pub fn came_to_front(&self) {
        let shown: Vec<_> = lock(&self.0.notified).shown.drain().map(|(_, waiting)| waiting).collect();
        shown.iter().for_each(|waiting| self.0.shade.withdraw(waiting));
    }

    /// Handles an action on a challenge's notification. Returns whether the notification was shown,
    /// so that a second action has no effect.
    pub fn pressed(&self, challenge: &ChallengeId, press: Press) -> bool {
        let shown = lock(&self.0.notified).shown.remove(challenge);
        let Some(ChallengeNotification { device, challenge: id, exp }) = shown.clone() else { return false };
        let content = PushContent { device, subject: Subject::Challenge { id, exp } };
        // Not counted as a push: the app may have shown the notification itself.
        self.0.store.change(|inbox| inbox.take_press(press, Some(&content), false, now()));
        shown.iter().for_each(|waiting| self.0.shade.withdraw(waiting));
        self.0.store.look();
        true
    }

    async fn subscribe(&self, device: &DeviceId, vapid: &VapidKey) -> Result<Subscription, NotRegistered> {
        let keys = Keys::generate().map_err(|_| NotRegistered::Failed)?;
        let subscribed = self.0.service.subscribe(vapid).await.map_err(|failed| {
            tracing::info!(cause = &failed as &dyn std::error::Error, "the push service does not subscribe");
            NotRegistered::Failed
        })?;
        let endpoint = PushEndpoint::parse(&subscribed.endpoint, Reach::InternetAndLoopback)
            .map_err(|_| NotRegistered::Failed)?;
        let registration = PushRegistration::Webpush {
            endpoint,
            p256dh: keys.receiver().p256dh(),
            auth: keys.receiver().auth(),
        };
        let listening =
            tokio::spawn(Arc::clone(&self.0).listen(device.clone(), subscribed.stream.clone(), keys));
        Ok(Subscription { vapid: *vapid, registration, stream: subscribed.stream, listening })
    }
}

impl Inner {
    /// Receives the messages of a subscription until it ends.
    async fn listen(self: Arc<Self>, device: DeviceId, stream: String, keys: Keys) {
        loop {
            match self.service.listen(&stream).await {
                Ok(mut answer) => {
                    let mut parser = StreamParser::default();
                    while let Ok(Some(chunk)) = answer.chunk().await {
                        for delivered in parser.push(&chunk) {
                            self.take(&device, &stream, &keys, &delivered).await;
                        }
                    }
                }
                Err(ServiceFailed::Unknown) => break,
                Err(failed) => {
                    tracing::debug!(cause = &failed as &dyn std::error::Error, "no pushes come");
                }
            }
            tokio::time::sleep(RETRY_DELAY).await;
        }
        // The core registers again when it is woken.
        let ended = lock(&self.subscriptions).remove(&device);
        self.store.look();
        drop(ended);
    }

    /// Processes a message, then acknowledges it.
    async fn take(self: &Arc<Self>, device: &DeviceId, stream: &str, keys: &Keys, delivered: &Delivered) {
        let opened = keys.open(&delivered.body).ok();
        let content = opened.and_then(|plain| PushContent::parse(&plain).ok());
        let in_front = self.shade.is_in_front();
        let effect = lock(&self.notified).receive(content.as_ref(), device, in_front, now());
        let is_dropped = effect == Effect::Dropped;
        self.store.change(|inbox| inbox.take_message(content.as_ref().filter(|_| !is_dropped), now()));
        self.carry_out(effect);
        if !is_dropped {
            self.store.look();
        }
        if let Err(failed) = self.service.acknowledge(stream, &delivered.id).await {
            tracing::debug!(cause = &failed as &dyn std::error::Error, "a message will come again");
        }
    }

    fn carry_out(self: &Arc<Self>, effect: Effect) {
        match effect {
            Effect::Dropped | Effect::Look => {}
            Effect::ShowTest => self.shade.show_test(),
            Effect::Withdraw(waiting) => self.shade.withdraw(&waiting),
            Effect::Show(waiting) => {
                self.shade.show(&waiting);
                tokio::spawn(Arc::clone(self).withdraw_in_time(waiting));
            }
        }
    }

    /// Withdraws a notification when its challenge expires.
    async fn withdraw_in_time(self: Arc<Self>, waiting: ChallengeNotification) {
        let left = u64::try_from(waiting.exp - now()).unwrap_or_default();
        tokio::time::sleep(Duration::from_secs(left)).await;
        self.over(&waiting.challenge);
    }

    fn over(&self, challenge: &ChallengeId) {
        let shown = lock(&self.notified).shown.remove(challenge);
        shown.iter().for_each(|waiting| self.shade.withdraw(waiting));
    }
}

#[async_trait]
impl Push for SimulatedPhone {
    async fn register(
        &self,
        device: &DeviceId,
        vapid: Option<&VapidKey>,
    ) -> Result<PushRegistration, NotRegistered> {
        let vapid = vapid.ok_or(NotRegistered::NotSent)?;
        if let Some(known) = lock(&self.0.subscriptions).get(device)
            && known.vapid == *vapid
        {
            return Ok(known.registration.clone());
        }
        let subscription = self.subscribe(device, vapid).await?;
        self.0.store.change(|inbox| inbox.register(device));
        let registration = subscription.registration.clone();
        let before = lock(&self.0.subscriptions).insert(device.clone(), subscription);
        if let Some(before) = before {
            let _ = self.0.service.unsubscribe(&before.stream).await;
        }
        Ok(registration)
    }

    async fn unregister(&self, device: &DeviceId) {
        self.0.store.change(|inbox| inbox.unregister(device));
        let ended = lock(&self.0.subscriptions).remove(device);
        if let Some(ended) = ended {
            let _ = self.0.service.unsubscribe(&ended.stream).await;
        }
        let shown: Vec<_> =
            lock(&self.0.notified).shown.extract_if(|_, waiting| waiting.device == *device).collect();
        shown.iter().for_each(|(_, waiting)| self.0.shade.withdraw(waiting));
    }

    async fn distributors(&self) -> Vec<Distributor> {
        Vec::new()
    }

    async fn choose(&self, _: &str) {}

    async fn inbox(&self) -> Vec<Received> {
        self.0.store.read(|inbox| inbox.entries())
    }

    async fn settle(&self, entry: &EntryId) {
        self.0.store.change(|inbox| inbox.settle(entry));
    }

    async fn health(&self) -> PushHealth {
        let (last, dropped) = self.0.store.read(|inbox| (inbox.last(), inbox.dropped()));
        PushHealth { channel_off: false, restricted: false, last, dropped }
    }

    async fn wait_for_news(&self) {
        self.0.store.wait_for_news().await;
    }
}

#[async_trait]
impl Notifier for SimulatedPhone {
    async fn permission(&self) -> Notifications {
        Notifications::On
    }

    async fn request_permission(&self) -> Notifications {
        Notifications::On
    }

    async fn show_test(&self) {
        self.0.shade.show_test();
    }

    fn show_challenge(&self, waiting: &ChallengeNotification) {
        if !self.0.shade.is_in_front() {
            let effect = lock(&self.0.notified).notify(waiting.clone());
            self.0.carry_out(effect);
        }
    }

    fn remove_challenge(&self, challenge: &ChallengeId) {
        self.0.over(challenge);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
