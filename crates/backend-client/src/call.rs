//! HTTP request, from its parts to the head of the response.

use key_core::ports::CallFailed;
use key_protocol::ids::Origin;
use key_protocol::jws::Jws;
use key_protocol::paths::Endpoint;
use key_protocol::proof;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, Method, Response};
use serde::Serialize;

use crate::transport::TRANSPORT;

/// Request under construction.
pub(crate) struct Call<'a> {
    endpoint: Endpoint<'a>,
    to: &'a Origin,
    proof: Option<&'a Jws>,
    body: Vec<u8>,
}

impl<'a> Call<'a> {
    pub(crate) fn new(endpoint: Endpoint<'a>, to: &'a Origin) -> Self {
        Self { endpoint, to, proof: None, body: Vec::new() }
    }

    /// Adds the request proof, sent in the `DPoP` header (RFC 9449 §4.1).
    pub(crate) fn with_proof(self, proof: &'a Jws) -> Self {
        Self { proof: Some(proof), ..self }
    }

    pub(crate) fn with_body(self, body: &impl Serialize) -> Self {
        // Serialising cannot fail: bodies are structs of strings.
        Self { body: serde_json::to_vec(body).unwrap_or_default(), ..self }
    }

    /// Sends the request and waits for the head of the response.
    pub(crate) async fn send(self, client: &Client) -> Result<Response, CallFailed> {
        if !TRANSPORT.permits(self.to) {
            tracing::error!("this build does not talk plain http to other machines");
            return Err(CallFailed::Unreachable);
        }
        let method = Method::from_bytes(self.endpoint.method().as_bytes()).unwrap_or_default();
        let mut request = client.request(method, self.endpoint.url(self.to));
        if let Some(proof) = self.proof {
            request = request.header(proof::HEADER, proof.as_str());
        }
        if !self.body.is_empty() {
            request = request.header(CONTENT_TYPE, "application/json").body(self.body);
        }
        request.send().await.map_err(unreachable)
    }
}

/// Logs a network error and converts it. The log omits the URL, which contains a challenge or
/// device id.
pub(crate) fn unreachable(error: reqwest::Error) -> CallFailed {
    let error = error.without_url();
    tracing::debug!(cause = &error as &dyn std::error::Error, "the backend could not be reached");
    CallFailed::Unreachable
}
