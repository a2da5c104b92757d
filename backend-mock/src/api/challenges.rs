//! `/challenges`: lists open challenges and takes decisions.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use key_protocol::challenge::{ChallengeResponse, ChallengesResponse};
use key_protocol::decision::{DecisionResponse, VerifiedDecision};

use super::Refusal;
use super::body::Body;
use super::proof::{Proven, Segment};
use crate::backend::Backend;

pub(super) async fn list(
    State(backend): State<Arc<Backend>>,
    Proven(caller): Proven,
) -> Json<ChallengesResponse> {
    Json(backend.read(|state, now| {
        let open = state.open_challenges(&caller.account).map(|open| open.jws.clone());
        ChallengesResponse { challenges: open.collect(), server_time: now }
    }))
}

pub(super) async fn one(
    State(backend): State<Arc<Backend>>,
    Proven(caller): Proven,
    Segment(id): Segment,
) -> Result<Json<ChallengeResponse>, Refusal> {
    let challenge = backend.read(|state, _| {
        let challenge = state.challenge_of(&caller.account, &id)?;
        challenge.ensure_open().map(|()| challenge.jws.clone())
    })?;
    Ok(Json(ChallengeResponse { challenge }))
}

pub(super) async fn decide(
    State(backend): State<Arc<Backend>>,
    Proven(caller): Proven,
    Segment(id): Segment,
    Body(body): Body,
) -> Result<Json<DecisionResponse>, Refusal> {
    let statement = VerifiedDecision::in_body(&body)?;
    let settings = &backend.settings;
    let response = backend.update(|state, now| state.decide(&caller, &id, &statement, settings, now))??;
    Ok(Json(response))
}
