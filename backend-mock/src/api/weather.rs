//! Makes requests go wrong that a test wants to go wrong.

use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::Route;
use crate::backend::Backend;
use crate::connection::Connection;
use crate::faults::FaultKind;

pub(super) async fn weather(
    State(backend): State<Arc<Backend>>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    let fault =
        Route::of(request.method(), request.uri().path()).and_then(|route| backend.faults.take(route));
    match fault {
        None => next.run(request).await,
        Some(FaultKind::Refuse(status)) => status.into_response(),
        Some(FaultKind::LoseResponse) => {
            let response = next.run(request).await;
            connection.cut();
            response
        }
    }
}
