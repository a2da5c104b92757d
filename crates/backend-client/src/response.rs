//! Reading of responses, up to a maximum size.

use key_core::ports::CallFailed;
use key_protocol::json;
use key_protocol::problem::Problem;
use reqwest::Response;
use serde::de::DeserializeOwned;

use crate::call::unreachable;

/// Maximum size of a response body, in bytes: ten times that of a long list of challenges.
const MAX_BODY: usize = 1024 * 1024;

/// Reads the JSON body of a successful response.
pub(crate) async fn read_json<T: DeserializeOwned>(response: Response) -> Result<T, CallFailed> {
    let response = check_status(response).await?;
    let status = response.status().as_u16();
    let body = body(response).await?;
    json::parse(&body).map_err(|_| CallFailed::Unreadable { status })
}

/// Returns a response with a 2xx status, and an error for any other. The body of the error is read
/// as a problem (RFC 9457), which must have the status of the response; a redirect has none and is
/// unreadable.
pub(crate) async fn check_status(response: Response) -> Result<Response, CallFailed> {
    if response.status().is_success() {
        return Ok(response);
    }
    let status = response.status().as_u16();
    let body = body(response).await?;
    match Problem::from_json(&body) {
        Ok(problem) if problem.status() == status => Err(CallFailed::Refused(problem)),
        _ => Err(CallFailed::Unreadable { status }),
    }
}

async fn body(mut response: Response) -> Result<Vec<u8>, CallFailed> {
    let status = response.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
        if body.len() + chunk.len() > MAX_BODY {
            return Err(CallFailed::Unreadable { status });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
