//! Developer console: control over a running backend for a developer with a browser on the same
//! machine. Each button calls the method of [`crate::Control`] that a test would call, so the
//! console can do nothing that a test cannot. Its messages are in English only and written where
//! they are used.

mod challenges;
mod fault_form;
mod faults;
mod guard;
mod overview;
mod page;
mod tables;
mod users;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{any_service, get, post};

use crate::pages::page_request::Site;
use crate::pages::{path, refusal};

/// Routes of the console, which exist only for local requests.
pub(crate) fn router(site: &Arc<Site>) -> Router<Arc<Site>> {
    let console = Router::new()
        .route(path::CONSOLE, get(overview::show))
        .route(path::CONSOLE_EVENTS, get(overview::events))
        .route(path::CONSOLE_ASK, post(challenges::issue))
        .route(path::CONSOLE_EXPIRE, post(challenges::expire))
        .route(path::CONSOLE_WITHDRAW, post(challenges::withdraw))
        .route(path::CONSOLE_DISCONNECT, post(users::disconnect))
        .route(path::CONSOLE_LIST, post(users::renew_list))
        .route(path::CONSOLE_UNFREEZE, post(users::unfreeze))
        .route(path::CONSOLE_FAULTS, get(faults::show).post(faults::switch_on_request_fault))
        .route(path::CONSOLE_EVENT_FAULTS, post(faults::switch_on_event_fault))
        .route(path::CONSOLE_PUSH_FAULTS, post(faults::switch_on_push_fault))
        .route(path::CONSOLE_OFF, post(faults::switch_off))
        .route(path::CONSOLE_ALL_OFF, post(faults::switch_all_off))
        .route(path::CONSOLE_CLOCK, post(faults::set_clock))
        .route(path::CONSOLE_RESET, get(overview::confirm_reset).post(overview::reset))
        .fallback(refusal::not_found)
        .method_not_allowed_fallback(refusal::method_not_allowed)
        .with_state(Arc::clone(site));
    // Nested as a service, so that the guard runs before any routing: even the methods of a path
    // stay hidden.
    Router::new()
        .route(path::CONSOLE, any_service(console.clone()))
        .route(path::CONSOLE_REST, any_service(console))
        .layer(from_fn_with_state(Arc::clone(site), guard::local_only))
}
