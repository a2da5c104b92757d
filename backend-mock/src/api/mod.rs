//! The wire protocol over HTTP: its URL map.

mod call;
mod endpoints;
mod events;
mod fault_layer;
mod refusal;

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::{MethodRouter, any, delete, get, patch, post, put};
use key_protocol::paths::Route;

use crate::backend::Backend;
use refusal::{Refusal, method_not_allowed, not_found};

/// Routes every path of the protocol. Any other path under `/api` is not found.
pub(crate) fn router(backend: &Arc<Backend>) -> Router<Arc<Backend>> {
    let endpoints = Route::ALL.into_iter().fold(Router::new(), |router, route| {
        let endpoint = endpoint(route);
        // axum adds HEAD to every GET; the protocol does not have it.
        let is_get = route.method() == "GET";
        router.route(route.pattern(), if is_get { endpoint.head(method_not_allowed) } else { endpoint })
    });
    endpoints
        .route("/api", any(not_found))
        .route("/api/", any(not_found))
        .route("/api/{*rest}", any(not_found))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(from_fn_with_state(Arc::clone(backend), fault_layer::apply_faults))
        .layer(map_response(refusal::forbid_caching))
}

fn endpoint(route: Route) -> MethodRouter<Arc<Backend>> {
    match route {
        Route::Enrol => post(endpoints::enrol),
        Route::Devices => get(endpoints::devices),
        Route::Rename => patch(endpoints::rename),
        Route::Revoke => delete(endpoints::revoke),
        Route::Push => put(endpoints::register_push),
        Route::PushStatus => get(endpoints::push_status),
        Route::PushTest => post(endpoints::test_push),
        Route::Challenges => get(endpoints::challenges),
        Route::Challenge => get(endpoints::challenge),
        Route::Decision => post(endpoints::decide),
        Route::Events => get(events::listen),
        Route::Notices => get(endpoints::notices),
        Route::SensorKey => put(endpoints::register_sensor_key),
        Route::SensorKeyRemoval => delete(endpoints::remove_sensor_key),
    }
}
