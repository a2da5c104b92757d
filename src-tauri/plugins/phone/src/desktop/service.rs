//! The device's side of a push service on this machine.

use std::time::Duration;

use key_protocol::push::VapidKey;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use rustls::crypto::ring;
use serde::{Deserialize, Serialize};

/// How long the service may take to answer. Its stream says something every 15 s.
const PATIENCE: Duration = Duration::from_secs(5);

/// A push service.
#[derive(Clone)]
pub(super) struct Service {
    client: Client,
    origin: String,
}

/// What the service gave for a subscription.
#[derive(Deserialize)]
pub(super) struct Subscribed {
    /// Where senders post.
    pub endpoint: String,
    /// Where the device reads. Whoever knows it can read.
    pub stream: String,
}

/// The computer cannot be a phone.
#[derive(Debug, thiserror::Error)]
#[error("no client for a push service can be made")]
pub struct NoDouble(#[source] reqwest::Error);

/// Why the service did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum ServiceFailed {
    /// The subscription ended.
    #[error("the push service does not know the subscription")]
    Unknown,
    /// No answer, or none that can be read.
    #[error("the push service does not answer")]
    NoAnswer(#[source] reqwest::Error),
}

impl Service {
    pub(super) fn at(origin: &str) -> Result<Self, NoDouble> {
        // One for the whole program; when something else in it has chosen one already, that is ring as well.
        let _ = ring::default_provider().install_default();
        let client = Client::builder()
            .tls_certs_only([])
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(PATIENCE)
            .read_timeout(4 * PATIENCE)
            .build()
            .map_err(NoDouble)?;
        Ok(Self { client, origin: origin.trim_end_matches('/').to_owned() })
    }

    /// Subscribes to what is sent under `vapid`.
    pub(super) async fn subscribe(&self, vapid: &VapidKey) -> Result<Subscribed, ServiceFailed> {
        #[derive(Serialize)]
        struct Body<'a> {
            vapid: &'a VapidKey,
        }
        // A struct of a string, which always serialises.
        let body = serde_json::to_vec(&Body { vapid }).unwrap_or_default();
        let request = self.client.post(format!("{}/subscriptions", self.origin)).timeout(PATIENCE).body(body);
        let answer = answered(request.send().await)?.bytes().await.map_err(no_answer)?;
        serde_json::from_slice(&answer).map_err(|_| ServiceFailed::Unknown)
    }

    /// Opens the stream of a subscription.
    pub(super) async fn listen(&self, stream: &str) -> Result<Response, ServiceFailed> {
        answered(self.client.get(stream).send().await)
    }

    /// Acknowledges a message.
    pub(super) async fn acknowledge(&self, stream: &str, message: &str) -> Result<(), ServiceFailed> {
        answered(self.client.delete(format!("{stream}/{message}")).timeout(PATIENCE).send().await).map(drop)
    }

    /// Ends a subscription.
    pub(super) async fn unsubscribe(&self, stream: &str) -> Result<(), ServiceFailed> {
        answered(self.client.delete(stream).timeout(PATIENCE).send().await).map(drop)
    }
}

fn answered(answer: reqwest::Result<Response>) -> Result<Response, ServiceFailed> {
    let answer = answer.map_err(no_answer)?;
    match answer.status() {
        StatusCode::NOT_FOUND | StatusCode::GONE => Err(ServiceFailed::Unknown),
        _ => answer.error_for_status().map_err(no_answer),
    }
}

/// Without the address: it is as good as a key.
fn no_answer(error: reqwest::Error) -> ServiceFailed {
    ServiceFailed::NoAnswer(error.without_url())
}
