//! Error responses.

use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use key_protocol::problem::{self, Problem};

use crate::backend::NotSaved;

/// A request that was rejected.
pub(super) enum Refusal {
    /// The request was rejected with a problem of the protocol.
    Problem(Problem),
    /// The backend failed; the cause is in its log.
    Broken,
}

/// A path was called with another method; holds the value of the `Allow` header.
pub(super) struct MethodNotAllowed(pub(super) &'static str);

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<NotSaved> for Refusal {
    fn from(_: NotSaved) -> Self {
        Self::Broken
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Self::Problem(problem) = self else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response =
            (status, [(CONTENT_TYPE, problem::CONTENT_TYPE)], problem.to_json()).into_response();
        let headers = response.headers_mut();
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("DPoP"));
        }
        if let Problem::TooManyAttempts { retry_after } = problem {
            headers.insert(RETRY_AFTER, retry_after.into());
        }
        response
    }
}

impl IntoResponse for MethodNotAllowed {
    fn into_response(self) -> Response {
        ([(ALLOW, self.0)], Refusal::from(Problem::MethodNotAllowed)).into_response()
    }
}

/// Forbids caching of responses.
pub(super) async fn forbid_caching(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
