//! Extractors of the endpoints: the authenticated call and its body.

use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use backend_model::Caller;
use futures_util::StreamExt as _;
use key_protocol::ids::AppVersion;
use key_protocol::problem::{MAX_BODY, Problem};
use key_protocol::proof::{HEADER, Proof};

use super::Refusal;
use crate::backend::Backend;

/// Bytes of an oversized body that are still read. Closing the connection while the client is
/// sending could lose the error response.
const DRAIN_LIMIT: usize = 8 * 1024 * 1024;

/// A call of a device whose proof was valid for this request.
pub(super) struct Call {
    pub(super) backend: Arc<Backend>,
    pub(super) caller: Caller,
    /// The id segment of the path, unvalidated.
    pub(super) id: String,
}

/// A complete request body. The content type is ignored.
pub(super) struct Body(pub(super) Vec<u8>);

impl FromRequestParts<Arc<Backend>> for Call {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, backend: &Arc<Backend>) -> Result<Self, Refusal> {
        RecentApp::from_request_parts(parts, backend).await?;
        let mut headers = parts.headers.get_all(HEADER).iter();
        let (Some(header), None) = (headers.next(), headers.next()) else {
            return Err(Problem::BadProof.into());
        };
        let header = header.to_str().map_err(|_| Problem::BadProof)?;
        let path = parts.uri.path();
        let url = format!("{}{path}", backend.settings.origin);
        let proof = Proof::parse(header, parts.method.as_str(), &url)?;
        let caller = backend.update_volatile(|state, now| state.authenticate(&proof, now))?;
        // Not percent-decoded: ids need no escaping, so an escaped one is invalid.
        let id = path.split('/').nth(4).unwrap_or_default().to_owned();
        Ok(Self { backend: Arc::clone(backend), caller, id })
    }
}

/// Proof that the requesting app is at least of the required version.
pub(super) struct RecentApp;

impl FromRequestParts<Arc<Backend>> for RecentApp {
    type Rejection = Refusal;

    /// Refuses an app below the required version. A request without a version counts as the oldest.
    async fn from_request_parts(parts: &mut Parts, backend: &Arc<Backend>) -> Result<Self, Refusal> {
        let Some(minimum) = backend.minimum_app() else { return Ok(Self) };
        let header = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        let version = header.and_then(AppVersion::in_user_agent);
        let is_recent = version.is_some_and(|version| version >= minimum);
        if is_recent { Ok(Self) } else { Err(Problem::UpdateRequired { minimum }.into()) }
    }
}

impl Call {
    /// Rejects the id in the path unless it is the caller's own.
    pub(super) fn require_own_id(&self) -> Result<(), Problem> {
        self.caller.require_own_id(&self.id)
    }
}

impl<S: Sync> FromRequest<S> for Body {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let mut chunks = request.into_body().into_data_stream();
        let mut body = Vec::new();
        let mut length = 0;
        while let Some(chunk) = chunks.next().await {
            // The client has disconnected, so which problem is returned does not matter.
            let chunk = chunk.map_err(|_| Problem::Malformed { member: None })?;
            length += chunk.len();
            if length <= MAX_BODY {
                body.extend_from_slice(&chunk);
            } else if length > DRAIN_LIMIT {
                break;
            }
        }
        if length <= MAX_BODY { Ok(Self(body)) } else { Err(Problem::TooLarge.into()) }
    }
}
