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

use std::sync::Arc;

use axum::Router;
use axum::middleware;
use axum::routing::{MethodRouter, any, delete, get, post, put};

use key_protocol::paths::Route;

use crate::backend::Backend;

use refusal::{MethodNotAllowed, Refusal};

/// Routes every path of the protocol. Any other path under `/api` is not found.
pub(crate) fn router(backend: &Arc<Backend>) -> Router<Arc<Backend>> {
    Router::new()
        .route(Route::Enrol.pattern(), only_methods("GET, POST", post(enrolment::enrol).get(devices::list)))
        .route(
            Route::Rename.pattern(),
            only_methods("DELETE, PATCH", delete(devices::revoke).patch(devices::rename)),
        )
        .route(Route::Push.pattern(), only_methods("GET, PUT", put(push::register).get(push::status)))
        .route(Route::PushTest.pattern(), only_methods("POST", post(push::test)))
        .route(Route::Challenges.pattern(), only_methods("GET", get(challenges::list)))
        .route(Route::Challenge.pattern(), only_methods("GET", get(challenges::one)))
        .route(Route::Decision.pattern(), only_methods("POST", post(challenges::decide)))
        .route(Route::Events.pattern(), only_methods("GET", get(events::listen)))
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
