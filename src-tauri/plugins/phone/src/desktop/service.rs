//! Client of a push service on this machine.

use std::time::Duration;

use key_protocol::push::VapidKey;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use rustls::crypto::ring;
use serde::{Deserialize, Serialize};

/// Timeout of a connection and a response. The stream sends a line every 15 s.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Client of a push service.
#[derive(Clone)]
pub(super) struct Service {
    client: Client,
    origin: String,
}

/// The service's response to a subscription.
#[derive(Deserialize)]
pub(super) struct Subscribed {
    /// Where senders post.
    pub endpoint: String,
    /// URL of the device's stream. Secret, since it is all that reading requires.
    pub stream: String,
}

/// The HTTP client could not be built.
#[derive(Debug, thiserror::Error)]
#[error("no client for a push service can be made")]
pub struct NoSimulatedPhone(#[source] reqwest::Error);

/// Why a request to the service failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum ServiceFailed {
    /// The subscription does not exist any more.
    #[error("the push service does not know the subscription")]
    Unknown,
    /// There was no response, or an error status.
    #[error("the push service does not answer")]
    NoResponse(#[source] reqwest::Error),
}

impl Service {
    pub(super) fn at(origin: &str) -> Result<Self, NoSimulatedPhone> {
        // Installed once per process. If another provider is installed already, it is ring too.
        let _ = ring::default_provider().install_default();
        let client = Client::builder()
            .tls_certs_only([])
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(TIMEOUT)
            .read_timeout(4 * TIMEOUT)
            .build()
            .map_err(NoSimulatedPhone)?;
        Ok(Self { client, origin: origin.trim_end_matches('/').to_owned() })
    }

    /// Subscribes to messages that are sent under `vapid`.
    pub(super) async fn subscribe(&self, vapid: &VapidKey) -> Result<Subscribed, ServiceFailed> {
        #[derive(Serialize)]
        struct Body<'a> {
            vapid: &'a VapidKey,
        }
        // Serialising a struct of strings cannot fail.
        let body = serde_json::to_vec(&Body { vapid }).unwrap_or_default();
        let request = self.client.post(format!("{}/subscriptions", self.origin)).timeout(TIMEOUT).body(body);
        let answer = check_status(request.send().await)?.bytes().await.map_err(no_response)?;
        serde_json::from_slice(&answer).map_err(|_| ServiceFailed::Unknown)
    }

    /// Opens the stream of a subscription.
    pub(super) async fn listen(&self, stream: &str) -> Result<Response, ServiceFailed> {
        check_status(self.client.get(stream).send().await)
    }

    /// Acknowledges a message.
    pub(super) async fn acknowledge(&self, stream: &str, message: &str) -> Result<(), ServiceFailed> {
        check_status(self.client.delete(format!("{stream}/{message}")).timeout(TIMEOUT).send().await)
            .map(drop)
    }

    /// Ends a subscription.
    pub(super) async fn unsubscribe(&self, stream: &str) -> Result<(), ServiceFailed> {
        check_status(self.client.delete(stream).timeout(TIMEOUT).send().await).map(drop)
    }
}

fn check_status(answer: reqwest::Result<Response>) -> Result<Response, ServiceFailed> {
    let answer = answer.map_err(no_response)?;
    match answer.status() {
        StatusCode::NOT_FOUND | StatusCode::GONE => Err(ServiceFailed::Unknown),
        _ => answer.error_for_status().map_err(no_response),
    }
}

/// Converts an error, without the URL, which is secret.
fn no_response(error: reqwest::Error) -> ServiceFailed {
    ServiceFailed::NoResponse(error.without_url())
}
