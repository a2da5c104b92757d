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
    let fault = backend.faults.next_request_fault(route);
    let response = match fault {
        None => next.run(request).await,
        Some(RequestFault::Delay(seconds)) => {
            let response = next.run(request).await;
            tokio::select! {
                () = backend.clock.until(now + i64::from(seconds)) => {}
                () = backend.closing() => {}
            }
            response
        }
        Some(RequestFault::Drop) => {
            connection.cut();
            StatusCode::NO_CONTENT.into_response()
        }
        Some(RequestFault::Refuse(status)) => {
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
        Some(RequestFault::BrokenJson) => replace_body(next.run(request).await, TRUNCATED_JSON),
        Some(RequestFault::WrongShape) => replace_body(next.run(request).await, WRONG_SHAPE),
        Some(RequestFault::LoseResponse) => {
            let response = next.run(request).await;
            connection.cut();
            response
        }
    };
    let answer = match fault {
        Some(RequestFault::Drop | RequestFault::LoseResponse) => RecordedAnswer::Cut,
        _ => RecordedAnswer::Status(response.status().as_u16()),
    };
    backend.requests.record_answer(&number, answer);
    backend.notify_watchers();
    response
}

/// Replaces a response with status 200 and `body` as JSON.
fn replace_body(_: Response, body: &'static str) -> Response {
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}
