//! `/devices/{id}/push`: a device's push registration, push status and test pushes.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use key_protocol::push::{PushRegistration, PushStatus, TestRequest};

use super::Refusal;
use super::body::Body;
use super::proof::{Proven, Segment};
use crate::backend::Backend;

pub(super) async fn register(
    State(backend): State<Arc<Backend>>,
    Proven(caller): Proven,
    Segment(id): Segment,
    Body(body): Body,
) -> Result<StatusCode, Refusal> {
    let settings = &backend.settings.push;
    let push = PushRegistration::parse(&body, settings.reach, settings.vapid.is_some())?;
    caller.require_own_id(&id)?;
    backend.update(|state, _| state.register_push(&caller, push))??;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn status(
    State(backend): State<Arc<Backend>>,
    Proven(caller): Proven,
    Segment(id): Segment,
) -> Result<Json<PushStatus>, Refusal> {
    caller.require_own_id(&id)?;
    Ok(Json(backend.read(|state, _| state.push_status(&caller, &backend.settings.push))?))
}

pub(super) async fn test(
    State(backend): State<Arc<Backend>>,
    Proven(caller): Proven,
    Segment(id): Segment,
    Body(body): Body,
) -> Result<StatusCode, Refusal> {
    let TestRequest { token } = TestRequest::parse(&body)?;
    caller.require_own_id(&id)?;
    backend.update(|state, now| state.test_push(&caller, token, now))??;
    Ok(StatusCode::ACCEPTED)
}
