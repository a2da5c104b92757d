//! Error responses.

use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use key_protocol::paths::Route;
use key_protocol::problem::{self, Problem};

use crate::backend::NotSaved;

/// A request that was rejected.
pub(super) enum Refusal {
    /// The request was rejected with a problem of the protocol.
    Problem(Problem),
    /// The backend failed; the cause is in its log.
    Broken,
}

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

/// Responds to a path of the protocol that was called with another method.
pub(super) async fn method_not_allowed(uri: Uri) -> Response {
    let methods = ["DELETE", "GET", "PATCH", "POST", "PUT"].into_iter();
    let allowed: Vec<_> = methods.filter(|method| Route::of(method, uri.path()).is_some()).collect();
    ([(ALLOW, allowed.join(", "))], Refusal::from(Problem::MethodNotAllowed)).into_response()
}

pub(super) async fn not_found() -> Refusal {
    Problem::NotFound.into()
}

/// Forbids caching of responses.
pub(super) async fn forbid_caching(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
