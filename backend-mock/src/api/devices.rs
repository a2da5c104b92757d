//! `/devices`: lists, renames and revokes an account's devices.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use key_protocol::device::{DevicesResponse, RenameRequest};
use key_protocol::ids::DeviceId;
use key_protocol::problem::Problem;
use key_protocol::revocation::{self, Expected};

use super::Refusal;
use super::body::Body;
use super::proof::{Proven, Segment};
use crate::backend::Backend;
use crate::state::Caller;

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
    require_own_id(&caller, &id)?;
    backend.update(|state, _| state.rename(&caller, name))??;
    Ok(StatusCode::NO_CONTENT)
}

/// Revokes a device. A device may revoke itself; revoking another one needs a statement signed with
/// the approval key.
pub(super) async fn revoke(
    State(backend): State<Arc<Backend>>,
    Proven(caller): Proven,
    Segment(target): Segment,
    Body(body): Body,
) -> Result<StatusCode, Refusal> {
    if require_own_id(&caller, &target).is_err() {
        let approval = backend.read(|state, _| state.caller(&caller).map(|device| *device.approval_key()))?;
        let expected = Expected {
            origin: &backend.settings.origin,
            device: &caller.device,
            approval: &approval,
            target: &target,
        };
        revocation::verify(&body, &expected, backend.clock.now())?;
    }
    let target = DeviceId::parse(target).map_err(|_| Problem::NotFound)?;
    backend.update(|state, now| state.revoke(&caller, &target, now))??;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) fn require_own_id(caller: &Caller, id: &str) -> Result<(), Problem> {
    if caller.device.as_str() == id { Ok(()) } else { Err(Problem::NotFound) }
}
