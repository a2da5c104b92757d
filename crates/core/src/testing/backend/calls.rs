//! The `Backend` port over the model: each call passes its planned fault, its proof and the rule.

use async_trait::async_trait;
use backend_model::{Caller, Fingerprint};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::challenge::{ChallengeResponse, ChallengesResponse};
use key_protocol::decision::{Amr, DecisionResponse};
use key_protocol::device::{DevicesResponse, RenameResponse};
use key_protocol::enrolment::{EnrolmentResponse, VerifiedEnrolment};
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Origin, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::list::Element;
use key_protocol::notice::NoticesResponse;
use key_protocol::paths::{DeviceVerb, Endpoint, PushVerb, SensorKeyVerb};
use key_protocol::problem::Problem;
use key_protocol::proof::Proof;
use key_protocol::push::{PushRegistration, PushStatus};
use key_protocol::revocation::RevocationRequest;
use key_protocol::sensor_key::SensorKeyRequest;

use super::{Call, FakeBackend, Inside, Mishap};
use crate::ports::{Backend, CallFailed, EventStream};

impl FakeBackend {
    /// Records the call and runs `carry_out`, unless the planned mishap prevents it.
    async fn answer<T>(
        &self,
        call: Call,
        to: &Origin,
        body: &str,
        carry_out: impl FnOnce(&mut Inside, Timestamp) -> Result<T, Problem>,
    ) -> Result<T, CallFailed> {
        let (answer, barrier) = {
            let mut inside = self.inside();
            inside.calls.push((call, body.to_owned()));
            self.called.send_replace(());
            let mishap = inside.next_mishap(call);
            if inside.down || to != &self.origin {
                return Err(CallFailed::Unreachable);
            }
            match mishap {
                Mishap::RequestLost => return Err(CallFailed::Unreachable),
                Mishap::Refused(problem) => return Err(CallFailed::Refused(problem)),
                Mishap::Garbled(status) => return Err(CallFailed::Unreadable { status }),
                Mishap::None | Mishap::AnswerHeld(_) | Mishap::AnswerLost => {}
            }
            let answer = carry_out(&mut inside, self.now());
            inside.publish();
            match mishap {
                Mishap::AnswerLost => return Err(CallFailed::Unreachable),
                Mishap::AnswerHeld(barrier) => (answer, Some(barrier)),
                _ => (answer, None),
            }
        };
        if let Some(barrier) = barrier {
            barrier.pass().await;
        }
        answer.map_err(CallFailed::Refused)
    }
}

impl Inside {
    /// Verifies the proof of a request to `endpoint`.
    fn prove(&mut self, proof: &Jws, endpoint: &Endpoint<'_>, now: Timestamp) -> Result<Caller, Problem> {
        let url = endpoint.url(&self.settings.origin);
        let proof = Proof::parse(proof.as_str(), endpoint.method(), &url)?;
        self.state.authenticate(&proof, now)
    }

    fn enrol(&mut self, statement: &Jws, now: Timestamp) -> Result<EnrolmentResponse, Problem> {
        let fingerprint = Fingerprint::of(statement.as_str());
        if let Some(response) = self.state.answered_enrolment(&fingerprint, now) {
            return Ok(response);
        }
        let enrolment = VerifiedEnrolment::verify(statement.as_str(), &self.settings.origin, now)?;
        self.state.enrol(enrolment, &self.settings, now)
    }

    /// Returns a challenge as it arrives at the app.
    fn delivered(&self, challenge: &backend_model::Challenge) -> Jws {
        self.forged.get(&challenge.claims.id).unwrap_or(&challenge.jws).clone()
    }
}

#[async_trait]
impl Backend for FakeBackend {
    async fn enrol(&self, to: &Origin, enrolment: &Jws) -> Result<EnrolmentResponse, CallFailed> {
        self.answer(Call::Enrol, to, enrolment.as_str(), |inside, now| {
            let mut response = inside.enrol(enrolment, now)?;
            if let Some(alter) = inside.alter {
                alter(&mut response);
            }
            Ok(response)
        })
        .await
    }

    async fn challenges(&self, to: &Origin, proof: &Jws) -> Result<ChallengesResponse, CallFailed> {
        self.answer(Call::Challenges, to, "", |inside, now| {
            let caller = inside.prove(proof, &Endpoint::Challenges, now)?;
            let open = inside.state.open_challenges(&caller.account);
            let listed = open.filter(|challenge| !inside.unlisted.contains(&challenge.claims.id));
            let mut challenges: Vec<_> =
                listed.map(|challenge| Element::from(inside.delivered(challenge))).collect();
            challenges.extend(inside.strays.iter().cloned());
            Ok(ChallengesResponse { challenges, server_time: now })
        })
        .await
    }

    async fn challenge(
        &self,
        to: &Origin,
        proof: &Jws,
        id: &ChallengeId,
    ) -> Result<ChallengeResponse, CallFailed> {
        self.answer(Call::Challenge, to, "", |inside, now| {
            let caller = inside.prove(proof, &Endpoint::Challenge(id), now)?;
            let challenge = inside.state.challenge_of(&caller.account, id.as_str())?;
            challenge.ensure_listed(now)?;
            Ok(ChallengeResponse { challenge: inside.delivered(challenge), server_time: now })
        })
        .await
    }

    async fn decide(
        &self,
        to: &Origin,
        proof: &Jws,
        challenge: &ChallengeId,
        decision: &Jws,
    ) -> Result<DecisionResponse, CallFailed> {
        self.answer(Call::Decide, to, decision.as_str(), |inside, now| {
            let caller = inside.prove(proof, &Endpoint::Decision(challenge), now)?;
            let Inside { state, settings, .. } = inside;
            let mut response = state.decide(&caller, challenge.as_str(), decision.as_str(), settings, now)?;
            if let Some(method) = method(decision) {
                inside.methods.insert(challenge.clone(), method);
            }
            if inside.keeps_releases {
                response.release = None;
            }
            Ok(response)
        })
        .await
    }

    async fn events(&self, to: &Origin, proof: &Jws) -> Result<EventStream, CallFailed> {
        self.answer(Call::Events, to, "", |inside, now| {
            let caller = inside.prove(proof, &Endpoint::Events, now)?;
            let events = futures_util::stream::unfold(inside.listen(caller), |mut events| async {
                let event = events.recv().await?;
                Some((event, events))
            });
            Ok(self.with_time(events))
        })
        .await
    }

    async fn devices(&self, to: &Origin, proof: &Jws) -> Result<DevicesResponse, CallFailed> {
        self.answer(Call::Devices, to, "", |inside, now| {
            let caller = inside.prove(proof, &Endpoint::Devices, now)?;
            Ok(DevicesResponse { devices: inside.state.list_devices(&caller) })
        })
        .await
    }

    async fn rename(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        name: &DeviceText,
    ) -> Result<RenameResponse, CallFailed> {
        self.answer(Call::Rename, to, name.as_str(), |inside, now| {
            let caller = inside.prove(proof, &Endpoint::Device(device, DeviceVerb::Rename), now)?;
            caller.require_own_id(device.as_str())?;
            Ok(RenameResponse { device_name: inside.state.rename(&caller, name)? })
        })
        .await
    }

    async fn disconnect(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        revocation: Option<&Jws>,
    ) -> Result<(), CallFailed> {
        self.answer(Call::Disconnect, to, revocation.map_or("", Jws::as_str), |inside, now| {
            let caller = inside.prove(proof, &Endpoint::Device(device, DeviceVerb::Revoke), now)?;
            let request = revocation.map(|revocation| RevocationRequest { revocation: revocation.clone() });
            let body = request.map_or_else(Vec::new, |request| serde_json::to_vec(&request).unwrap());
            let Inside { state, settings, .. } = inside;
            state.revoke(&caller, device.as_str(), &body, settings, now)
        })
        .await
    }

    async fn register_sensor_key(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        statement: &Jws,
    ) -> Result<(), CallFailed> {
        self.answer(Call::RegisterSensorKey, to, statement.as_str(), |inside, now| {
            let caller = inside.prove(proof, &Endpoint::SensorKey(device, SensorKeyVerb::Register), now)?;
            caller.require_own_id(device.as_str())?;
            let body = serde_json::to_vec(&SensorKeyRequest { sensor_key: statement.clone() }).unwrap();
            let Inside { state, settings, .. } = inside;
            state.register_sensor_key(&caller, &body, settings, now)
        })
        .await
    }

    async fn remove_sensor_key(&self, to: &Origin, proof: &Jws, device: &DeviceId) -> Result<(), CallFailed> {
        self.answer(Call::RemoveSensorKey, to, "", |inside, now| {
            let caller = inside.prove(proof, &Endpoint::SensorKey(device, SensorKeyVerb::Remove), now)?;
            caller.require_own_id(device.as_str())?;
            inside.state.remove_sensor_key(&caller)
        })
        .await
    }

    async fn notices(&self, to: &Origin, proof: &Jws) -> Result<NoticesResponse, CallFailed> {
        self.answer(Call::Notices, to, "", |inside, now| {
            let caller = inside.prove(proof, &Endpoint::Notices, now)?;
            let notices =
                inside.state.list_notices(&caller.device, now).into_iter().map(Element::from).collect();
            Ok(NoticesResponse { notices, server_time: now })
        })
        .await
    }

    async fn register_push(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        registration: &PushRegistration,
    ) -> Result<(), CallFailed> {
        self.answer(Call::RegisterPush, to, "", |inside, now| {
            let caller = inside.prove(proof, &Endpoint::Push(device, PushVerb::Register), now)?;
            let body = serde_json::to_vec(registration).unwrap();
            let push = &inside.settings.push;
            let registration = PushRegistration::parse(&body, push.reach, push.vapid.is_some())?;
            caller.require_own_id(device.as_str())?;
            inside.state.register_push(&caller, registration)
        })
        .await
    }

    async fn push_status(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
    ) -> Result<PushStatus, CallFailed> {
        self.answer(Call::PushStatus, to, "", |inside, now| {
            let caller = inside.prove(proof, &Endpoint::Push(device, PushVerb::Status), now)?;
            caller.require_own_id(device.as_str())?;
            inside.state.push_status(&caller, &inside.settings.push)
        })
        .await
    }

    async fn test_push(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        token: &DeviceText,
    ) -> Result<(), CallFailed> {
        self.answer(Call::TestPush, to, token.as_str(), |inside, now| {
            let caller = inside.prove(proof, &Endpoint::Push(device, PushVerb::Test), now)?;
            caller.require_own_id(device.as_str())?;
            inside.state.test_push(&caller, token.clone(), now)
        })
        .await
    }
}

/// Returns the method that an approval names; `None` for other decisions.
fn method(decision: &Jws) -> Option<Amr> {
    let payload = URL_SAFE_NO_PAD.decode(decision.as_str().split('.').nth(1)?).ok()?;
    let claims: serde_json::Value = serde_json::from_slice(&payload).ok()?;
    serde_json::from_value(claims["amr"].get(0)?.clone()).ok()
}
