//! The login pages of a service that uses Finago Key, as its users meet them: their whole URL map, on a page.
//!
//! Every page is drawn from where the browser's session stands in the state, so a reload and a second tab show the same. Pages
//! are plain forms that work without scripts; with them, a page that waits moves on by itself.

mod aborted;
mod agent;
mod asset;
mod code;
mod connected;
mod console;
mod cookie;
mod csrf;
mod headers;
mod language;
mod layout;
mod live;
mod login;
mod method;
mod offline_code;
mod one_time_password;
mod pairing;
mod parts;
mod path;
mod refusal;
mod sent;
mod site;
mod standing;
mod start;
mod visit;
mod waiting;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::map_response;
use axum::routing::{get, post};

use crate::backend::Backend;
pub(crate) use path::CONSOLE;
use site::Site;

/// No form of ours comes near it, in bytes.
const LONGEST_FORM: usize = 16 * 1024;

/// Every page. All other paths that nobody else takes are not found.
pub(crate) fn router(backend: &Arc<Backend>) -> Router<Arc<Backend>> {
    let site = Arc::new(Site::new(Arc::clone(backend)));
    Router::new()
        .route(path::ROOT, get(login::root))
        .route(path::LOGIN, get(login::show).post(login::log_in))
        .route(path::METHOD, get(method::show).post(method::choose))
        .route(path::WAITING, get(waiting::show))
        .route(path::WAITING_EVENTS, get(waiting::events))
        .route(path::CANCEL, post(waiting::cancel))
        .route(path::ABORTED, get(aborted::show))
        .route(path::OFFLINE_CODE, get(offline_code::show).post(offline_code::confirm))
        .route(path::ONE_TIME_PASSWORD, get(one_time_password::show).post(one_time_password::confirm))
        .route(path::LANGUAGE, post(language::choose))
        .route(path::LOGOUT, post(login::log_out))
        .route(path::START, get(start::show))
        .route(path::PAIRING, get(pairing::show))
        .route(path::PAIRING_EVENTS, get(pairing::events))
        .route(path::NEW_CODE, post(pairing::new_code))
        .route(path::CONNECTED, get(connected::show))
        .merge(console::router(&site))
        .merge(asset::router())
        .fallback(refusal::not_found)
        .method_not_allowed_fallback(refusal::method_not_allowed)
        .layer(DefaultBodyLimit::max(LONGEST_FORM))
        .layer(map_response(headers::put))
        .with_state(site)
}
