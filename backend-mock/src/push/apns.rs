//! Apple's push service: its provider API over HTTP/2.

use std::sync::{Mutex, PoisonError};

use backend_model::random::expect_random;
use backend_model::{PushOutcome as Outcome, RecordedPush};
use key_protocol::ids::Timestamp;
use key_protocol::jws::Jws;
use key_protocol::push::{ApnsEnvironment, PushContent, PushResult, provider_token, topic};
use reqwest::header::AUTHORIZATION;
use reqwest::{Client, Response};
use serde::Deserialize;

use super::outcome::of_response;
use super::{ApnsKey, PushConfig};

/// Seconds for which a provider token is reused. Apple rejects tokens older than an hour and
/// throttles renewals within 20 minutes.
const TOKEN_LIFETIME: i64 = 50 * 60;
/// Most bytes of an error response to read; Apple's are far shorter.
const MAX_ANSWER: usize = 4096;

pub(super) struct Apns {
    client: Client,
    key: ApnsKey,
    token: Mutex<Option<(Jws, Timestamp)>>,
}

impl Apns {
    pub(super) fn new(key: ApnsKey, config: &PushConfig) -> reqwest::Result<Self> {
        let client = config.client().http2_prior_knowledge().build()?;
        Ok(Self { client, key, token: Mutex::default() })
    }

    pub(super) async fn send(
        &self,
        address: &str,
        environment: ApnsEnvironment,
        push: &RecordedPush,
        content: &PushContent,
        now: Timestamp,
    ) -> Outcome {
        let Some(body) = content.to_apns() else { return Outcome::of(PushResult::Refused) };
        let service = match environment {
            ApnsEnvironment::Sandbox => &self.key.sandbox,
            ApnsEnvironment::Production => &self.key.production,
        };
        let request = self
            .client
            .post(format!("{service}/3/device/{address}"))
            .header("apns-topic", &self.key.topic)
            .header("apns-push-type", "alert")
            .header("apns-priority", "10")
            .header("apns-expiration", push.expires_at().seconds())
            .header("apns-collapse-id", topic(content.name()))
            .header(AUTHORIZATION, format!("bearer {}", self.token(now).as_str()))
            .body(body);
        match request.send().await {
            Ok(response) => self.read(response, now).await,
            Err(error) => {
                tracing::debug!(error = %error.without_url(), "Apple's push service did not answer");
                Outcome::of(PushResult::Unreachable)
            }
        }
    }

    async fn read(&self, response: Response, now: Timestamp) -> Outcome {
        let outcome = of_response(&response, now);
        if outcome.result != PushResult::Refused {
            return outcome;
        }
        let status = response.status();
        let reason = reason(response).await.unwrap_or_default();
        if status == 400 && reason == "BadDeviceToken" {
            return Outcome::of(PushResult::Gone);
        }
        if status == 403 {
            // The token may be the cause, so the next push gets a new one.
            *self.token.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        tracing::warn!(%status, reason, "Apple's push service refused a push");
        outcome
    }

    /// Returns the provider token, renewing it after [`TOKEN_LIFETIME`].
    fn token(&self, now: Timestamp) -> Jws {
        let mut cached = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((token, made)) = &*cached
            && (0..TOKEN_LIFETIME).contains(&(now - *made))
        {
            return token.clone();
        }
        let token = expect_random(provider_token(&self.key.key, &self.key.key_id, &self.key.team, now));
        *cached = Some((token.clone(), now));
        token
    }
}

/// Returns Apple's reason for a rejection, if the response has one.
async fn reason(mut response: Response) -> Option<String> {
    #[derive(Deserialize)]
    struct Refusal {
        reason: String,
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.ok()? {
        if body.len() + chunk.len() > MAX_ANSWER {
            return None;
        }
        body.extend_from_slice(&chunk);
    }
    serde_json::from_slice::<Refusal>(&body).ok().map(|refusal| refusal.reason)
}
