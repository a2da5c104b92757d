//! The wire protocol over HTTP: its URL map.

mod body;
mod challenges;
mod devices;
mod enrolment;
mod events;
mod fault_layer;
mod proof;
mod push;
mod refusal;
mod route;

use std::sync::Arc;

use axum::Router;
use axum::middleware;
use axum::routing::{MethodRouter, any, delete, get, post, put};

use crate::backend::Backend;

use refusal::{MethodNotAllowed, Refusal};
pub use route::Route;

/// Routes every path of the protocol. Any other path under `/api` is not found.
pub(crate) fn router(backend: &Arc<Backend>) -> Router<Arc<Backend>> {
    Router::new()
        .route("/api/v1/devices", only_methods("GET, POST", post(enrolment::enrol).get(devices::list)))
        .route(
            "/api/v1/devices/{id}",
            only_methods("DELETE, PATCH", delete(devices::revoke).patch(devices::rename)),
        )
        .route("/api/v1/devices/{id}/push", only_methods("GET, PUT", put(push::register).get(push::status)))
        .route("/api/v1/devices/{id}/push/test", only_methods("POST", post(push::test)))
        .route("/api/v1/challenges", only_methods("GET", get(challenges::list)))
        .route("/api/v1/challenges/{id}", only_methods("GET", get(challenges::one)))
        .route("/api/v1/challenges/{id}/decision", only_methods("POST", post(challenges::decide)))
        .route("/api/v1/events", only_methods("GET", get(events::listen)))
        .route("/api", any(not_found))
        .route("/api/", any(not_found))
        .route("/api/{*rest}", any(not_found))
        .layer(middleware::from_fn_with_state(Arc::clone(backend), fault_layer::apply_faults))
        .layer(middleware::map_response(refusal::forbid_caching))
}

/// Limits a path to `methods`. Rejects even the HEAD that axum adds to every GET.
fn only_methods(allowed: &'static str, methods: MethodRouter<Arc<Backend>>) -> MethodRouter<Arc<Backend>> {
    let not_allowed = move || async move { MethodNotAllowed(allowed) };
    methods.head(not_allowed).fallback(not_allowed)
}

async fn not_found() -> Refusal {
    Refusal::from(key_protocol::problem::Problem::NotFound)
}
