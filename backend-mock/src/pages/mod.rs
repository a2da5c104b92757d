//! Login pages of a service that uses Finago Key, as its users see them; [`router`] is the whole
//! URL map.
//!
//! Every page is rendered from the phase of the browser's session in the state, so a reload and a
//! second tab show the same. The pages are plain forms that work without scripts; with scripts, a
//! waiting page updates by itself.

mod aborted;
mod asset;
mod code;
mod code_list;
pub(crate) mod components;
mod cookie;
mod csrf;
pub(crate) mod csrf_form;
mod get_app;
mod headers;
mod information;
mod language;
mod language_switch;
pub(crate) mod layout;
pub(crate) mod live_updates;
mod login;
mod method;
mod onboarding;
pub(crate) mod page_request;
mod pairing;
pub(crate) mod path;
pub(crate) mod refusal;
mod release;
pub(crate) mod security;
mod session_phase;
mod start;
mod user_agent;
mod waiting;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::map_response;
use axum::routing::{get, post};
use key_protocol::link::RELEASE_PATH;

use crate::backend::Backend;
use page_request::Site;

/// Maximum size of a form in bytes, far above any of ours.
const MAX_FORM_BYTES: usize = 16 * 1024;

/// Routes of all pages and of the console, which look and are protected alike. Every other path gets
/// the "not found" page.
pub(crate) fn router(site: Arc<Site>, console: Router<Arc<Site>>) -> Router<Arc<Backend>> {
    Router::new()
        .route(path::ROOT, get(login::root))
        .route(path::LOGIN, get(login::show).post(login::log_in))
        .route(path::METHOD, get(method::show).post(method::choose))
        .route(path::WAITING, get(waiting::show))
        .route(path::WAITING_EVENTS, get(waiting::events))
        .route(path::CANCEL, post(waiting::cancel))
        .route(path::ABORTED, get(aborted::show))
        .route(RELEASE_PATH, get(release::show))
        .route(path::OFFLINE_CODE, code::routes(&code::OFFLINE_CODE))
        .route(path::ONE_TIME_PASSWORD, code::routes(&code::ONE_TIME_PASSWORD))
        .route(path::DISCONNECT_ALL, code::routes(&code::DISCONNECT_ALL))
        .route(path::DISCONNECTED, get(start::disconnected))
        .route(path::INFORMATION, get(information::show).post(information::save))
        .route(path::ONBOARDING, get(onboarding::show).post(onboarding::choose))
        .route(path::CODE_LIST, get(code_list::show).post(code_list::renew))
        .route(path::LANGUAGE, post(language_switch::choose))
        .route(path::LOGOUT, post(login::log_out))
        .route(path::START, get(start::show))
        .route(path::PAIRING, get(pairing::show))
        .route(path::PAIRING_EVENTS, get(pairing::events))
        .route(path::NEW_CODE, post(pairing::new_code))
        .route(path::CONNECTED, get(pairing::connected))
        .route(path::GET_APP, get(get_app::show).post(get_app::send))
        .route(path::CONNECT, get(get_app::landing_page))
        .route(path::SECURITY, get(security::show))
        .route(path::DISCONNECT, post(security::devices::disconnect))
        .route(path::UNFREEZE, code::routes(&code::UNFREEZE))
        .route(path::CONFIRMATION, get(security::confirmation::show).post(security::confirmation::start))
        .route(path::CONFIRMATION_EVENTS, get(security::confirmation::events))
        .route(path::CONFIRMATION_CANCEL, post(security::confirmation::cancel))
        .merge(console)
        .merge(asset::router())
        .fallback(refusal::not_found)
        .method_not_allowed_fallback(refusal::method_not_allowed)
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
        .layer(map_response(headers::add))
        .with_state(site)
}
