//! `/devices`: lists, renames and revokes an account's devices.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use key_protocol::device::{DevicesResponse, RenameRequest};

use super::Refusal;
use super::body::Body;
use super::proof::{Proven, Segment};
use crate::backend::Backend;

pub(super) async fn list(
    State(backend): State<Arc<Backend>>,
    Proven(caller): Proven,
) -> Json<DevicesResponse> {
    Json(DevicesResponse { devices: backend.read(|state, _| state.list_devices(&caller)) })
}

pub(super) async fn rename(
    State(backend): State<Arc<Backend>>,
    Proven(caller): Proven,
    Segment(id): Segment,
    Body(body): Body,
) -> Result<StatusCode, Refusal> {
    let RenameRequest { name } = RenameRequest::parse(&body)?;
    caller.require_own_id(&id)?;
    backend.update(|state, _| state.rename(&caller, name))??;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn revoke(
    State(backend): State<Arc<Backend>>,
    Proven(caller): Proven,
    Segment(target): Segment,
    Body(body): Body,
) -> Result<StatusCode, Refusal> {
    let settings = &backend.settings;
    backend.update(|state, now| state.revoke(&caller, &target, &body, settings, now))??;
    Ok(StatusCode::NO_CONTENT)
}
