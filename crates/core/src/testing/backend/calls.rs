//! The protocol's endpoints, as the fake backend answers them.

use async_trait::async_trait;
use key_protocol::challenge::{ChallengeResponse, ChallengesResponse};
use key_protocol::decision::{Answer, DecisionResponse, Expected, Outcome, Status, VerifiedDecision};
use key_protocol::device::DevicesResponse;
use key_protocol::enrolment::{
    AccountDetails, EnrolmentResponse, OfflineParameters, Policy, PushParameters, VerifiedEnrolment,
};
use key_protocol::event::Event;
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Origin, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::keys::AgreementKey;
use key_protocol::paths::{DeviceVerb, Endpoint, PushVerb};
use key_protocol::problem::Problem;
use key_protocol::proof::Proof;
use key_protocol::push::{PushRegistration, PushStatus};
use key_protocol::{revocation, skew};
use ring::rand::SystemRandom;
use tokio::sync::mpsc;

use super::account::{Account, Device, Revoked};
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
            let planned = inside.mishaps.entry(call).or_default();
            let mishap = if planned.is_empty() { Mishap::None } else { planned.remove(0) };
            if inside.down || to != &self.origin {
                return Err(CallFailed::Unreachable);
            }
            match mishap {
                Mishap::RequestLost => return Err(CallFailed::Unreachable),
                Mishap::Refused(problem) => return Err(problem.into()),
                Mishap::Garbled(status) => return Err(CallFailed::Unreadable { status }),
                Mishap::None => (carry_out(&mut inside, self.now()), None),
                Mishap::AnswerHeld(barrier) => (carry_out(&mut inside, self.now()), Some(barrier)),
                Mishap::AnswerLost => {
                    let _ = carry_out(&mut inside, self.now());
                    return Err(CallFailed::Unreachable);
                }
            }
        };
        if let Some(barrier) = barrier {
            barrier.pass().await;
        }
        Ok(answer?)
    }
}

impl Inside {
    /// Verifies a proof, checking in the protocol's order, and returns its account and the index of
    /// its device.
    fn prove(
        &mut self,
        to: &Origin,
        proof: &Jws,
        endpoint: &Endpoint<'_>,
        now: Timestamp,
    ) -> Result<(&mut Account, usize), Problem> {
        let proof = Proof::parse(proof.as_str(), endpoint.method(), &endpoint.url(to))?;
        for account in &mut self.accounts {
            let Some(at) = account.devices.iter().position(|device| &device.id == proof.kid()) else {
                continue;
            };
            let device = &mut account.devices[at];
            proof.verify(&device.possession)?;
            if let Some(Revoked { at, by }) = device.revoked.clone() {
                return Err(Problem::DeviceRevoked { at, by });
            }
            skew::check(proof.iat(), now)?;
            if device.seen.contains(proof.jti()) {
                return Err(Problem::BadProof);
            }
            device.seen.push(proof.jti().clone());
            return Ok((account, at));
        }
        Err(Problem::UnknownDevice)
    }

    fn enrol(&mut self, to: &Origin, statement: &Jws, now: Timestamp) -> Result<EnrolmentResponse, Problem> {
        let answered = self.accounts.iter().flat_map(|account| &account.devices);
        if let Some(device) = answered.clone().find(|device| &device.enrolled.0 == statement) {
            return Ok(device.enrolled.1.clone());
        }
        let enrolment = VerifiedEnrolment::verify(statement.as_str(), to, now)?;
        let (pin_min_length, vapid) = (self.pin_min_length, self.vapid);
        let account = self.accounts.iter_mut().find(|account| account.username == enrolment.username);
        let account = account.ok_or(Problem::WrongCode)?;
        account.use_code(enrolment.code.expose(), now)?;

        let rng = SystemRandom::new();
        let agreement = AgreementKey::generate(&rng).unwrap();
        let response = EnrolmentResponse {
            device_id: DeviceId::random(&rng).unwrap(),
            account: AccountDetails {
                id: account.id.clone(),
                username: account.username.clone(),
                display_name: "Maija Meikäläinen".to_owned(),
            },
            backend_key: *account.key.public(),
            agreement: *agreement.public(),
            offline: OfflineParameters,
            policy: Policy {
                pin_min_length,
                number_matching_digits: key_protocol::challenge::NumberMatching::Two,
            },
            push: vapid.map(|vapid| PushParameters { vapid }),
            server_time: now,
        };
        account.devices.push(Device {
            id: response.device_id.clone(),
            name: enrolment.device.name.as_str().to_owned(),
            enrolled_at: now,
            possession: enrolment.possession,
            approval: enrolment.approval,
            offline: agreement.agree(&enrolment.agreement, statement).unwrap(),
            enrolled: (statement.clone(), response.clone()),
            seen: Vec::new(),
            revoked: None,
            push: PushRegistration::None,
            stream: None,
        });
        Ok(response)
    }
}

impl Account {
    fn use_code(&mut self, code: &str, now: Timestamp) -> Result<(), Problem> {
        if now < self.blocked_until {
            let retry_after = (self.blocked_until - now).unsigned_abs();
            return Err(Problem::TooManyAttempts { retry_after });
        }
        match self.codes.iter().position(|known| known == code) {
            Some(at) => {
                self.codes.remove(at);
                self.wrong_codes = 0;
                Ok(())
            }
            None => {
                self.wrong_codes += 1;
                if self.wrong_codes >= 5 {
                    self.blocked_until = now + 30;
                }
                Err(Problem::WrongCode)
            }
        }
    }

    fn decide(
        &mut self,
        device: usize,
        to: &Origin,
        id: &ChallengeId,
        decision: &Jws,
        now: Timestamp,
    ) -> Result<Status, Problem> {
        let Device { id: device, possession, approval, name, .. } = &self.devices[device];
        let (possession, approval, name) = (*possession, *approval, name.clone());
        let challenge = self.challenge(id).ok_or(Problem::UnknownChallenge)?;
        if let Some((_, answer)) = challenge.answered.iter().find(|(known, _)| known == decision) {
            return answer.clone();
        }
        let expected = Expected {
            origin: to,
            device,
            possession: &possession,
            approval: &approval,
            challenge: challenge.signed.claims(),
            challenge_hash: &challenge.signed.hash(),
        };
        let answer = VerifiedDecision::verify(decision.as_str(), &expected, now)?.answer;
        let (outcome, answered) = match (challenge.refusal(now), &answer) {
            (Some(problem), _) => (None, Err(problem)),
            (None, Answer::Approve { number, .. })
                if number.as_ref().map_or("", |number| number.as_str()) != challenge.number =>
            {
                (Some(Outcome::WrongNumber), Err(Problem::WrongNumber))
            }
            (None, answer) => {
                let status = Status::from(answer.verdict());
                (Some(status.into()), Ok(status))
            }
        };
        let challenge = self.challenge_mut(id).ok_or(Problem::UnknownChallenge)?;
        if let Answer::Approve { amr, .. } = answer {
            challenge.method = Some(amr);
        }
        challenge.answered.push((decision.clone(), answered.clone()));
        if let Some(outcome) = outcome {
            self.end(id, outcome, Some(&name), now);
        }
        answered
    }
}

#[async_trait]
impl Backend for FakeBackend {
    async fn enrol(&self, to: &Origin, enrolment: &Jws) -> Result<EnrolmentResponse, CallFailed> {
        self.answer(Call::Enrol, to, enrolment.as_str(), |inside, now| inside.enrol(to, enrolment, now)).await
    }

    async fn challenges(&self, to: &Origin, proof: &Jws) -> Result<ChallengesResponse, CallFailed> {
        self.answer(Call::Challenges, to, "", |inside, now| {
            let (account, _) = inside.prove(to, proof, &Endpoint::Challenges, now)?;
            let open = account.challenges.iter().filter(|challenge| challenge.is_open(now));
            Ok(ChallengesResponse {
                challenges: open.map(|challenge| challenge.signed.jws().clone()).collect(),
                server_time: now,
            })
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
            let (account, _) = inside.prove(to, proof, &Endpoint::Challenge(id), now)?;
            let challenge = account.challenge(id).ok_or(Problem::UnknownChallenge)?;
            match challenge.refusal(now) {
                Some(problem) => Err(problem),
                None => Ok(ChallengeResponse { challenge: challenge.signed.jws().clone() }),
            }
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
            let (account, device) = inside.prove(to, proof, &Endpoint::Decision(challenge), now)?;
            let status = account.decide(device, to, challenge, decision, now)?;
            Ok(DecisionResponse { status })
        })
        .await
    }

    async fn events(&self, to: &Origin, proof: &Jws) -> Result<EventStream, CallFailed> {
        self.answer(Call::Events, to, "", |inside, now| {
            let (account, device) = inside.prove(to, proof, &Endpoint::Events, now)?;
            let (sender, receiver) = mpsc::unbounded_channel();
            account.devices[device].stream = Some(sender);
            Ok(stream_of(receiver))
        })
        .await
    }

    async fn devices(&self, to: &Origin, proof: &Jws) -> Result<DevicesResponse, CallFailed> {
        self.answer(Call::Devices, to, "", |inside, now| {
            let (account, at) = inside.prove(to, proof, &Endpoint::Devices, now)?;
            let this = account.devices[at].id.clone();
            let connected = account.devices.iter().filter(|device| device.revoked.is_none());
            Ok(DevicesResponse { devices: connected.map(|device| device.entry(&this, now)).collect() })
        })
        .await
    }

    async fn rename(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        name: &DeviceText,
    ) -> Result<(), CallFailed> {
        self.answer(Call::Rename, to, name.as_str(), |inside, now| {
            let endpoint = Endpoint::Device(device, DeviceVerb::Rename);
            let (account, at) = inside.prove(to, proof, &endpoint, now)?;
            account.devices[at].name = name.as_str().to_owned();
            Ok(())
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
        let signed = revocation.map_or("", Jws::as_str).to_owned();
        self.answer(Call::Disconnect, to, &signed, |inside, now| {
            let endpoint = Endpoint::Device(device, DeviceVerb::Revoke);
            let (account, at) = inside.prove(to, proof, &endpoint, now)?;
            let asks = &account.devices[at];
            let by = asks.name.clone();
            if &asks.id != device {
                let body = format!(r#"{{"revocation":"{signed}"}}"#);
                let expected = revocation::Expected {
                    origin: to,
                    device: &asks.id,
                    approval: &asks.approval,
                    target: device.as_str(),
                };
                revocation::verify(body.as_bytes(), &expected, now)?;
            }
            account.revoke(device, &by, now)
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
            let webpush = inside.vapid.is_some();
            let endpoint = Endpoint::Push(device, PushVerb::Register);
            let (account, at) = inside.prove(to, proof, &endpoint, now)?;
            if !webpush && matches!(registration, PushRegistration::Webpush { .. }) {
                return Err(Problem::Malformed { member: Some("transport".to_owned()) });
            }
            account.devices[at].push = registration.clone();
            Ok(())
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
            let vapid = inside.vapid;
            let (account, at) = inside.prove(to, proof, &Endpoint::Push(device, PushVerb::Status), now)?;
            Ok(PushStatus { transport: account.devices[at].push.kind(), vapid, last: None })
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
            let (account, at) = inside.prove(to, proof, &Endpoint::Push(device, PushVerb::Test), now)?;
            match account.devices[at].push {
                PushRegistration::None => Err(Problem::NoPush),
                _ => Ok(()),
            }
        })
        .await
    }
}

fn stream_of(receiver: mpsc::UnboundedReceiver<Event>) -> EventStream {
    Box::pin(futures_util::stream::unfold(receiver, |mut receiver| async {
        let event = receiver.recv().await?;
        Some((event, receiver))
    }))
}
