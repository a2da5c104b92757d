//! HTTP routes of the phone in a browser: the interface's files, the two commands and the stream of
//! views.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path as UrlPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, body::Body};
use futures_util::{Stream, StreamExt as _};
use key_view::{Intent, ViewModel};
use tokio_stream::wrappers::WatchStream;

use super::source::Source;

/// Script that emulates Tauri's interface in the page.
const HOST_SCRIPT: &str = include_str!("host.js");

/// The window's Content Security Policy, with this server in place of Tauri's IPC.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

struct Phone<S> {
    source: Arc<S>,
    bundle: PathBuf,
    host: String,
}

pub(super) fn router<S: Source>(source: Arc<S>, bundle: PathBuf, address: SocketAddr) -> Router {
    let phone = Arc::new(Phone { source, bundle, host: address.to_string() });
    Router::new()
        .route("/", get(index::<S>))
        .route("/host.js", get(|| async { file("text/javascript", HOST_SCRIPT) }))
        .route("/{name}", get(asset::<S>))
        .route("/current_view", post(current_view::<S>))
        .route("/dispatch", post(dispatch::<S>))
        .route("/views", get(views::<S>))
        .layer(middleware::from_fn_with_state(phone.clone(), guard::<S>))
        .with_state(phone)
}

/// Rejects requests of other sites by `Host` (DNS rebinding) and `Origin` (cross-site requests).
async fn guard<S: Source>(State(phone): State<Arc<Phone<S>>>, request: Request, next: Next) -> Response {
    if !is_same_origin(request.headers(), &phone.host) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn is_same_origin(headers: &HeaderMap, host: &str) -> bool {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    header(header::HOST) == Some(host)
        && header(header::ORIGIN).is_none_or(|origin| origin.strip_prefix("http://") == Some(host))
}

async fn index<S: Source>(State(phone): State<Arc<Phone<S>>>) -> Response {
    match tokio::fs::read_to_string(phone.bundle.join("index.html")).await {
        // First in the head: the interface's script needs `__TAURI_INTERNALS__` when it starts.
        Ok(page) => file(
            "text/html; charset=utf-8",
            page.replacen("<head>", "<head><script src=\"host.js\"></script>", 1),
        ),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn asset<S: Source>(State(phone): State<Arc<Phone<S>>>, UrlPath(name): UrlPath<String>) -> Response {
    let content_type = match name.rsplit_once('.') {
        Some((_, "js")) => "text/javascript",
        Some((_, "css")) => "text/css",
        Some((_, "wasm")) => "application/wasm",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    if name.contains(['/', '\\']) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match tokio::fs::read(phone.bundle.join(name)).await {
        Ok(bytes) => file(content_type, bytes),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn current_view<S: Source>(State(phone): State<Arc<Phone<S>>>) -> Json<ViewModel> {
    Json(phone.source.current_view())
}

async fn dispatch<S: Source>(State(phone): State<Arc<Phone<S>>>, Json(intent): Json<Intent>) {
    // In a task of its own: a browser that disconnects must not cancel the intent.
    let work = tokio::spawn(async move { phone.source.dispatch(intent).await });
    let _ = work.await;
}

async fn views<S: Source>(
    State(phone): State<Arc<Phone<S>>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let views = WatchStream::new(phone.source.views());
    Sse::new(views.map(|view| Ok(Event::default().json_data(view).unwrap_or_default())))
        .keep_alive(KeepAlive::default())
}

fn file(content_type: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, content_type)], body.into()).into_response()
}
