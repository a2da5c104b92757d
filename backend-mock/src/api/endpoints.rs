//! The endpoints: each reads its request, applies the rule of the model, and responds.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use backend_model::Fingerprint;
use key_protocol::challenge::{ChallengeResponse, ChallengesResponse};
use key_protocol::decision::{DecisionResponse, VerifiedDecision};
use key_protocol::device::{DevicesResponse, RenameRequest, RenameResponse};
use key_protocol::enrolment::{EnrolmentResponse, VerifiedEnrolment};
use key_protocol::list::Element;
use key_protocol::notice::NoticesResponse;
use key_protocol::problem::Problem;
use key_protocol::push::{PushRegistration, PushStatus, TestRequest};
use key_protocol::sensor_key;

use super::Refusal;
use super::call::{Body, Call, RecentApp};
use crate::backend::Backend;

type Answer<T> = Result<Json<T>, Refusal>;

pub(super) async fn enrol(
    State(backend): State<Arc<Backend>>,
    _: RecentApp,
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

pub(super) async fn devices(call: Call) -> Json<DevicesResponse> {
    Json(DevicesResponse { devices: call.backend.read(|state, _| state.list_devices(&call.caller)) })
}

pub(super) async fn rename(call: Call, Body(body): Body) -> Answer<RenameResponse> {
    let RenameRequest { name } = RenameRequest::parse(&body)?;
    call.require_own_id()?;
    let device_name = call.backend.update(|state, _| state.rename(&call.caller, &name))??;
    Ok(Json(RenameResponse { device_name }))
}

pub(super) async fn register_sensor_key(call: Call, Body(body): Body) -> Result<StatusCode, Refusal> {
    sensor_key::in_body(&body)?;
    call.require_own_id()?;
    let settings = &call.backend.settings;
    call.backend.update(|state, now| state.register_sensor_key(&call.caller, &body, settings, now))??;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn remove_sensor_key(call: Call) -> Result<StatusCode, Refusal> {
    call.require_own_id()?;
    call.backend.update(|state, _| state.remove_sensor_key(&call.caller))??;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn notices(call: Call) -> Json<NoticesResponse> {
    Json(call.backend.read(|state, now| {
        let notices = state.list_notices(&call.caller.device, now).into_iter().map(Element::from).collect();
        NoticesResponse { notices, server_time: now }
    }))
}

pub(super) async fn revoke(call: Call, Body(body): Body) -> Result<StatusCode, Refusal> {
    let settings = &call.backend.settings;
    call.backend.update(|state, now| state.revoke(&call.caller, &call.id, &body, settings, now))??;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn register_push(call: Call, Body(body): Body) -> Result<StatusCode, Refusal> {
    let settings = &call.backend.settings.push;
    let push = PushRegistration::parse(&body, settings.reach, settings.vapid.is_some())?;
    call.require_own_id()?;
    call.backend.update(|state, _| state.register_push(&call.caller, push))??;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn push_status(call: Call) -> Answer<PushStatus> {
    call.require_own_id()?;
    let settings = &call.backend.settings.push;
    Ok(Json(call.backend.read(|state, _| state.push_status(&call.caller, settings))?))
}

pub(super) async fn test_push(call: Call, Body(body): Body) -> Result<StatusCode, Refusal> {
    let TestRequest { token } = TestRequest::parse(&body)?;
    call.require_own_id()?;
    call.backend.update(|state, now| state.test_push(&call.caller, token, now))??;
    Ok(StatusCode::ACCEPTED)
}

pub(super) async fn challenges(call: Call) -> Json<ChallengesResponse> {
    Json(call.backend.read(|state, now| {
        let open = state.open_challenges(&call.caller.account).map(|open| open.jws.clone().into());
        ChallengesResponse { challenges: open.collect(), server_time: now }
    }))
}

pub(super) async fn challenge(call: Call) -> Answer<ChallengeResponse> {
    let response = call.backend.read(|state, now| {
        let challenge = state.challenge_of(&call.caller.account, &call.id)?;
        challenge.ensure_listed(now)?;
        Ok::<_, Problem>(ChallengeResponse { challenge: challenge.jws.clone(), server_time: now })
    })?;
    Ok(Json(response))
}

pub(super) async fn decide(call: Call, Body(body): Body) -> Answer<DecisionResponse> {
    let statement = VerifiedDecision::in_body(&body)?;
    let Call { backend, caller, id } = &call;
    let settings = &backend.settings;
    Ok(Json(backend.update(|state, now| state.decide(caller, id, &statement, settings, now))??))
}
