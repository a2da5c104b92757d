//! Who makes a request, and that it is really them.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use key_protocol::problem::Problem;
use key_protocol::proof::{HEADER, Proof};

use super::Refusal;
use crate::backend::Backend;
use crate::state::Caller;

/// The device that proved to make this request.
pub(super) struct Proven(pub(super) Caller);

/// What stands in the path after the noun: an id, if it is one.
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
        // As it was sent: an id needs no escaping, so one that was escaped is none.
        Ok(Self(parts.uri.path().split('/').nth(4).unwrap_or_default().to_owned()))
    }
}
