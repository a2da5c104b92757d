//! Web Push (RFC 8030): messages sealed for one device (RFC 8291) and signed by the backend (RFC
//! 8292).

use std::sync::Arc;

use backend_model::random::expect_random;
use backend_model::{PushFault, PushOutcome as Outcome, RecordedPush};
use key_protocol::ids::Timestamp;
use key_protocol::push::{Authorization, PushContent, PushEndpoint, PushResult, Reach, Receiver, topic};
use reqwest::Client;
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use ring::rand::SystemRandom;

use super::names::{ReachResolver, is_out_of_reach};
use super::outcome::of_response;
use super::{PushConfig, Roots, VapidSigner};

/// Seconds for which an authorization is valid. Push services reject more than 24 hours; half of
/// that allows for clock skew.
const AUTHORIZATION_LIFETIME: i64 = 12 * 60 * 60;

pub(super) struct WebPush {
    client: Client,
    signer: VapidSigner,
    reach: Reach,
}

fn build(config: &PushConfig) -> reqwest::Result<Client> {
    let names = ReachResolver { names: Arc::clone(&config.names), reach: config.reach };
    // No connection is reused: every push resolves and checks its address anew.
    config.client().dns_resolver(Arc::new(names)).pool_max_idle_per_host(0).http1_only().build()
}

impl WebPush {
    pub(super) fn new(signer: VapidSigner, config: &PushConfig) -> reqwest::Result<Self> {
        let client = match build(config) {
            // Without system certificates, plain HTTP to a local service still works.
            Err(error) if config.reach == Reach::InternetAndLoopback => {
                tracing::warn!(%error, "no push service's certificate is believed");
                build(&PushConfig { roots: Roots::Only(Vec::new()), ..config.clone() })?
            }
            built => built?,
        };
        Ok(Self { client, signer, reach: config.reach })
    }

    /// Posts one message. Reads only the status and headers of the response.
    pub(super) async fn send(
        &self,
        endpoint: &PushEndpoint,
        (p256dh, auth): (&str, &str),
        push: &RecordedPush,
        content: &PushContent,
        now: Timestamp,
    ) -> Outcome {
        // IP addresses in endpoints bypass the resolver, and the configured reach may have changed
        // since registration.
        let is_within_reach = PushEndpoint::parse(endpoint.as_str(), self.reach).is_ok();
        let receiver = Receiver::parse(p256dh, auth).ok();
        let sealed = receiver
            .and_then(|receiver| receiver.seal(content.to_json().as_bytes(), &SystemRandom::new()).ok());
        let Some(mut sealed) = sealed.filter(|_| is_within_reach) else {
            return Outcome::of(PushResult::Refused);
        };
        if let (Some(PushFault::SealWrongly), Some(byte)) = (push.fault, sealed.last_mut()) {
            *byte ^= 1;
        }
        let authorization = Authorization::signed_by(
            &self.signer.key,
            &endpoint.origin(),
            now + AUTHORIZATION_LIFETIME,
            &self.signer.subject,
        );
        let request = self
            .client
            .post(endpoint.url().clone())
            .header("TTL", (push.expires_at() - now).max(1))
            .header("Urgency", "high")
            .header("Topic", topic(content.name()))
            .header(CONTENT_ENCODING, "aes128gcm")
            .header(CONTENT_TYPE, "application/octet-stream")
            .header(AUTHORIZATION, expect_random(authorization))
            .body(sealed);
        match request.send().await {
            Ok(response) => of_response(&response, now),
            Err(error) if is_out_of_reach(&error) => Outcome::of(PushResult::Refused),
            Err(error) => {
                tracing::debug!(error = %error.without_url(), "a push service did not answer");
                Outcome::of(PushResult::Unreachable)
            }
        }
    }
}
