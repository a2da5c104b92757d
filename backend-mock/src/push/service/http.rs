//! HTTP interface for senders and devices: its URL map.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use key_protocol::push::VapidKey;
use serde::{Deserialize, Serialize};

use super::Service;
use super::post::ReceivedPost;
use super::registry::{Answer, Subscription};
use super::stream::Listener;

pub(super) fn router(service: &Arc<Service>) -> Router {
    Router::new()
        .route("/subscriptions", post(subscribe))
        .route("/m/{id}", post(message))
        .route("/s/{secret}", get(listen).delete(unsubscribe))
        .route("/s/{secret}/{message}", delete(acknowledge))
        .with_state(Arc::clone(service))
}

#[derive(Deserialize)]
struct SubscribeRequest {
    /// The only sender whose messages are accepted (RFC 8292 §4).
    vapid: VapidKey,
}

#[derive(Serialize)]
struct SubscribeResponse {
    /// URL for the sender.
    endpoint: String,
    /// URL for the device.
    stream: String,
}

async fn subscribe(State(service): State<Arc<Service>>, body: Bytes) -> Response {
    let Ok(SubscribeRequest { vapid }) = serde_json::from_slice(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let made = Subscription::new(vapid);
    let (endpoint, stream) = (service.endpoint(&made.id), format!("{}/s/{}", service.origin, made.secret));
    service.change(|registry| registry.subscriptions.push(made));
    (StatusCode::CREATED, Json(SubscribeResponse { endpoint, stream })).into_response()
}

async fn message(
    State(service): State<Arc<Service>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let post = ReceivedPost::of(&format!("/m/{id}"), &headers, &body);
    let now = service.clock.now();
    service.change(|registry| {
        registry.record_post(post.clone());
        let answer = registry.answers.pop_front();
        if let Some(Answer::Status(status, retry_after)) = answer {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let mut response = status.into_response();
            if let Some(value) = retry_after.and_then(|value| HeaderValue::try_from(value).ok()) {
                response.headers_mut().insert(RETRY_AFTER, value);
            }
            return response;
        }
        let Some(subscription) = registry.by_id(&id) else { return StatusCode::NOT_FOUND.into_response() };
        let ttl = match post.check(&subscription.vapid, &service.origin, now) {
            Ok(ttl) => ttl,
            Err(status) => return status.into_response(),
        };
        let message = match answer {
            Some(Answer::Lose) => backend_model::random::long_id(),
            _ => subscription.hold(&post, ttl, now),
        };
        let headers =
            [(LOCATION.as_str(), format!("{}/d/{message}", service.origin)), ("TTL", ttl.to_string())];
        (StatusCode::CREATED, headers).into_response()
    })
}

async fn listen(State(service): State<Arc<Service>>, Path(secret): Path<String>) -> Response {
    let Some(listener) = Listener::open(&service, &secret) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [(CONTENT_TYPE, "text/event-stream"), (CACHE_CONTROL, "no-store")];
    (headers, Body::from_stream(listener.into_stream())).into_response()
}

async fn unsubscribe(State(service): State<Arc<Service>>, Path(secret): Path<String>) -> StatusCode {
    let is_theirs = |subscription: &mut Subscription| subscription.secret == secret;
    match service.change(|registry| registry.subscriptions.extract_if(.., is_theirs).count()) {
        0 => StatusCode::NOT_FOUND,
        _ => StatusCode::NO_CONTENT,
    }
}

/// Acknowledges a message. Succeeds even if the message was replaced or has expired meanwhile.
async fn acknowledge(
    State(service): State<Arc<Service>>,
    Path((secret, message)): Path<(String, String)>,
) -> StatusCode {
    match service.registry().by_secret(&secret) {
        Some(subscription) => {
            subscription.acknowledge(&message);
            StatusCode::NO_CONTENT
        }
        None => StatusCode::NOT_FOUND,
    }
}
