//! Sends the state's pushes as soon as they are due, and retries them.

use std::sync::Arc;

use backend_model::random::expect_random;
use backend_model::{PushFault, PushOutcome as Outcome, PushSettings, RecordedPush};
use key_protocol::ids::{DeviceId, Timestamp};
use key_protocol::push::{PushContent, PushRegistration, PushResult};
use ring::rand::SystemRandom;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::PushConfig;
use super::apns::Apns;
use super::web::WebPush;
use crate::backend::Backend;

/// The configured transports, each with its own HTTP client.
pub(crate) struct Transports {
    web: Option<WebPush>,
    apns: Option<Apns>,
}

impl Transports {
    pub(crate) fn new(config: PushConfig) -> reqwest::Result<Self> {
        let web = config.vapid.as_ref().map(|signer| WebPush::new(signer.clone(), &config)).transpose()?;
        let apns = config.apns.as_ref().map(|key| Apns::new(key.clone(), &config)).transpose()?;
        Ok(Self { web, apns })
    }

    pub(crate) fn settings(config: &PushConfig) -> PushSettings {
        PushSettings {
            vapid: config.vapid.as_ref().map(|signer| (*signer.key.public()).into()),
            sends_apns: config.apns.is_some(),
            reach: config.reach,
        }
    }

    /// Sends a push, applying its fault.
    async fn send(&self, push: &RecordedPush, now: Timestamp) -> Outcome {
        let mut content = push.content.clone();
        if push.fault == Some(PushFault::OtherDevice) {
            content.device = expect_random(DeviceId::random(&SystemRandom::new()));
        }
        if push.fault == Some(PushFault::Double) {
            self.send_once(push, &content, now).await;
        }
        self.send_once(push, &content, now).await
    }

    async fn send_once(&self, push: &RecordedPush, content: &PushContent, now: Timestamp) -> Outcome {
        match (&push.to, &self.web, &self.apns) {
            (PushRegistration::Webpush { endpoint, p256dh, auth }, Some(web), _) => {
                web.send(endpoint, (p256dh, auth), push, content, now).await
            }
            (PushRegistration::Apns { address, environment }, _, Some(apns)) => {
                apns.send(address, *environment, push, content, now).await
            }
            _ => Outcome::of(PushResult::Refused),
        }
    }
}

/// Sends pushes until the backend closes. A slow push service does not delay the pushes of others.
pub(crate) async fn send_pushes(
    backend: Arc<Backend>,
    transports: Transports,
    mut changes: watch::Receiver<u64>,
) {
    let transports = Arc::new(transports);
    let mut sending = JoinSet::new();
    loop {
        let settings = &backend.settings.push;
        let next_fault = |push: &RecordedPush, releases| backend.faults.next_push_fault(push, releases);
        let (claimed, next) = backend.update_volatile(|state, now| {
            (state.claim_pushes(settings, next_fault, now), state.next_push(now))
        });
        if claimed.has_changed {
            backend.notify_watchers();
        }
        for push in claimed.pushes {
            sending.spawn(send(Arc::clone(&backend), Arc::clone(&transports), push));
        }
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return },
            () = backend.clock.until_next(next) => {}
            Some(_) = sending.join_next() => {}
            () = backend.closing() => return,
        }
    }
}

async fn send(backend: Arc<Backend>, transports: Arc<Transports>, push: RecordedPush) {
    let outcome = transports.send(&push, backend.clock.now()).await;
    let answered = backend.update(|state, now| state.push_answered(&push, outcome, now));
    if answered.is_err() {
        // The result is then known at least until the program ends.
        backend.update_volatile(|state, now| state.push_answered(&push, outcome, now));
        backend.notify_watchers();
    }
}
