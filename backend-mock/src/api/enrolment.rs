//! `POST /devices`: enrols a device.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use backend_model::Fingerprint;
use key_protocol::enrolment::{EnrolmentResponse, VerifiedEnrolment};

use super::Refusal;
use super::body::Body;
use crate::backend::Backend;

pub(super) async fn enrol(
    State(backend): State<Arc<Backend>>,
    Body(body): Body,
) -> Result<(StatusCode, Json<EnrolmentResponse>), Refusal> {
    let statement = VerifiedEnrolment::in_body(&body)?;
    let fingerprint = Fingerprint::of(&statement);
    if let Some(response) = backend.read(|state, now| state.answered_enrolment(&fingerprint, now)) {
        return Ok((StatusCode::CREATED, Json(response)));
    }
    // Verified outside the lock: five curve points and two signatures take a while.
    let settings = &backend.settings;
    let enrolment = VerifiedEnrolment::verify(&statement, &settings.origin, backend.clock.now())?;
    let response = backend.update(|state, now| state.enrol(enrolment, settings, now))??;
    Ok((StatusCode::CREATED, Json(response)))
}
