//! Bodies, up to the size that any of them needs.

use axum::extract::{FromRequest, Request};
use futures_util::StreamExt as _;
use key_protocol::problem::{MAX_BODY, Problem};

use super::Refusal;

/// Bytes read of a body that is too large, so that its sender gets to hear so: a connection closed on someone who is still
/// sending may lose the answer.
const DRAIN_LIMIT: usize = 8 * 1024 * 1024;

/// The whole of a body. Its content type is not looked at.
pub(super) struct Body(pub(super) Vec<u8>);

impl<S: Sync> FromRequest<S> for Body {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let mut chunks = request.into_body().into_data_stream();
        let mut body = Vec::new();
        let mut length = 0;
        while let Some(chunk) = chunks.next().await {
            // A sender that went away gets no answer, whatever it is.
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
