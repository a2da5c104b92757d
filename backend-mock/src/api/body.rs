//! Reads request bodies up to the protocol's size limit.

use axum::extract::{FromRequest, Request};
use futures_util::StreamExt as _;
use key_protocol::problem::{MAX_BODY, Problem};

use super::Refusal;

/// Bytes of an oversized body that are still read. Closing the connection while the client is
/// sending could lose the error response.
const DRAIN_LIMIT: usize = 8 * 1024 * 1024;

/// A complete request body. The content type is ignored.
pub(super) struct Body(pub(super) Vec<u8>);

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
