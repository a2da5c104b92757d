//! The push transports, each with its own HTTP client.

use backend_model::random::expect_random;
use backend_model::{PushFault, PushOutcome as Outcome, PushSettings, RecordedPush};
use key_protocol::ids::{DeviceId, Timestamp};
use key_protocol::push::{PushContent, PushRegistration, PushResult};
use ring::rand::SystemRandom;

use super::PushConfig;
use super::apns::Apns;
use super::web::WebPush;

/// The configured transports.
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

    /// Returns which pushes can be sent.
    pub(crate) fn settings(config: &PushConfig) -> PushSettings {
        PushSettings {
            vapid: config.vapid.as_ref().map(|signer| (*signer.key.public()).into()),
            sends_apns: config.apns.is_some(),
            reach: config.reach,
        }
    }

    /// Sends a push, applying its fault.
    pub(super) async fn send(&self, push: &RecordedPush, now: Timestamp) -> Outcome {
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
