//! Middleware that applies the active request faults and records every request.

use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use key_protocol::paths::Route;

use crate::backend::Backend;
use crate::connection::Connection;
use crate::faults::RequestFault;
use crate::requests::RecordedAnswer;

const TRUNCATED_JSON: &str = r#"{"server_time":17"#;
const WRONG_SHAPE: &str = r#"{"weather":"fine"}"#;

pub(super) async fn apply_faults(
    State(backend): State<Arc<Backend>>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    let Some(route) = Route::of(request.method().as_str(), request.uri().path()) else {
        return next.run(request).await;
    };
    let now = backend.clock.now();
    let number = backend.requests.record(route, now);
    let (response, is_cut) = match backend.faults.next_request_fault(route) {
        None => (next.run(request).await, false),
        Some(RequestFault::Delay(seconds)) => {
            let response = next.run(request).await;
            tokio::select! {
                () = backend.clock.until(now + i64::from(seconds)) => {}
                () = backend.closing() => {}
            }
            (response, false)
        }
        Some(RequestFault::Drop) => (StatusCode::NO_CONTENT.into_response(), true),
        Some(RequestFault::LoseResponse) => (next.run(request).await, true),
        Some(RequestFault::Refuse(status)) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status.into_response(), false)
        }
        Some(RequestFault::BrokenJson) => (replace_body(next.run(request).await, TRUNCATED_JSON), false),
        Some(RequestFault::WrongShape) => (replace_body(next.run(request).await, WRONG_SHAPE), false),
    };
    let answer = if is_cut {
        connection.cut();
        RecordedAnswer::Cut
    } else {
        RecordedAnswer::Status(response.status().as_u16())
    };
    backend.requests.record_answer(number, answer);
    backend.notify_watchers();
    response
}

/// Replaces a response with status 200 and `body` as JSON.
fn replace_body(_: Response, body: &'static str) -> Response {
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}
