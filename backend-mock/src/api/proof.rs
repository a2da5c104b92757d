//! Authenticates the device that makes a request.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use backend_model::Caller;
use key_protocol::problem::Problem;
use key_protocol::proof::{HEADER, Proof};

use super::Refusal;
use crate::backend::Backend;

/// The authenticated caller: its proof was valid for this request.
pub(super) struct Proven(pub(super) Caller);

/// The id segment of the path, unvalidated.
pub(super) struct Segment(pub(super) String);

impl FromRequestParts<Arc<Backend>> for Proven {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, backend: &Arc<Backend>) -> Result<Self, Refusal> {
        let mut headers = parts.headers.get_all(HEADER).iter();
        let (Some(header), None) = (headers.next(), headers.next()) else {
            return Err(Problem::BadProof.into());
        };
        let header = header.to_str().map_err(|_| Problem::BadProof)?;
        let url = format!("{}{}", backend.settings.origin, parts.uri.path());
        let proof = Proof::parse(header, parts.method.as_str(), &url)?;
        Ok(Self(backend.update_volatile(|state, now| state.authenticate(&proof, now))?))
    }
}

impl<S: Sync> FromRequestParts<S> for Segment {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        // Not percent-decoded: ids need no escaping, so an escaped one is invalid.
        Ok(Self(parts.uri.path().split('/').nth(4).unwrap_or_default().to_owned()))
    }
}
