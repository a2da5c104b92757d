//! Requests of the protocol, one method for each.

use async_trait::async_trait;
use key_core::ports::{Backend, CallFailed, EventStream};
use key_protocol::challenge::{ChallengeResponse, ChallengesResponse};
use key_protocol::decision::{DecisionRequest, DecisionResponse};
use key_protocol::device::{DevicesResponse, RenameRequest, RenameResponse};
use key_protocol::enrolment::{EnrolmentRequest, EnrolmentResponse, Platform};
use key_protocol::ids::{AppVersion, ChallengeId, DeviceId, DeviceText, Origin};
use key_protocol::jws::Jws;
use key_protocol::notice::NoticesResponse;
use key_protocol::paths::{DeviceVerb, Endpoint, PushVerb, SensorKeyVerb};
use key_protocol::push::{PushRegistration, PushStatus, TestRequest};
use key_protocol::revocation::RevocationRequest;
use key_protocol::sensor_key::SensorKeyRequest;
use reqwest::{Client, Response};
use tokio::time::timeout;

use crate::call::Call;
use crate::client::{self, NoClient, Timeouts};
use crate::{events, response, roots};

/// HTTP client for any number of backends; shares one connection pool.
pub struct HttpBackend {
    client: Client,
    timeouts: Timeouts,
}

impl HttpBackend {
    /// Creates a client of this version of the app, with the default timeouts.
    pub fn new(app: &AppVersion, platform: Platform) -> Result<Self, NoClient> {
        Self::with_timeouts(app, platform, Timeouts::default())
    }

    /// Creates a client of this version of the app, with the given timeouts.
    pub fn with_timeouts(app: &AppVersion, platform: Platform, timeouts: Timeouts) -> Result<Self, NoClient> {
        let user_agent = client::user_agent(app, platform);
        Ok(Self { client: client::build(timeouts, roots::trusted()?, &user_agent)?, timeouts })
    }

    /// Sends a call and reads its response. [`Timeouts::response`] limits both together.
    async fn call<T, F>(
        &self,
        call: Call<'_>,
        read: impl FnOnce(Response) -> F + Send,
    ) -> Result<T, CallFailed>
    where
        F: Future<Output = Result<T, CallFailed>> + Send,
    {
        let exchange = async { read(call.send(&self.client).await?).await };
        timeout(self.timeouts.response, exchange).await.unwrap_or(Err(CallFailed::Unreachable))
    }
}

#[async_trait]
impl Backend for HttpBackend {
    async fn enrol(&self, to: &Origin, enrolment: &Jws) -> Result<EnrolmentResponse, CallFailed> {
        let body = EnrolmentRequest { enrolment: enrolment.clone() };
        self.call(Call::new(Endpoint::Enrol, to).with_body(&body), response::read_json).await
    }

    async fn challenges(&self, to: &Origin, proof: &Jws) -> Result<ChallengesResponse, CallFailed> {
        self.call(Call::new(Endpoint::Challenges, to).with_proof(proof), response::read_json).await
    }

    async fn challenge(
        &self,
        to: &Origin,
        proof: &Jws,
        id: &ChallengeId,
    ) -> Result<ChallengeResponse, CallFailed> {
        self.call(Call::new(Endpoint::Challenge(id), to).with_proof(proof), response::read_json).await
    }

    async fn decide(
        &self,
        to: &Origin,
        proof: &Jws,
        challenge: &ChallengeId,
        decision: &Jws,
    ) -> Result<DecisionResponse, CallFailed> {
        let body = DecisionRequest { decision: decision.clone() };
        self.call(
            Call::new(Endpoint::Decision(challenge), to).with_proof(proof).with_body(&body),
            response::read_json,
        )
        .await
    }

    async fn events(&self, to: &Origin, proof: &Jws) -> Result<EventStream, CallFailed> {
        self.call(Call::new(Endpoint::Events, to).with_proof(proof), events::listen).await
    }

    async fn devices(&self, to: &Origin, proof: &Jws) -> Result<DevicesResponse, CallFailed> {
        self.call(Call::new(Endpoint::Devices, to).with_proof(proof), response::read_json).await
    }

    async fn rename(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        name: &DeviceText,
    ) -> Result<RenameResponse, CallFailed> {
        let endpoint = Endpoint::Device(device, DeviceVerb::Rename);
        let body = RenameRequest { name: name.clone() };
        self.call(Call::new(endpoint, to).with_proof(proof).with_body(&body), response::read_json).await
    }

    async fn disconnect(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        revocation: Option<&Jws>,
    ) -> Result<(), CallFailed> {
        let endpoint = Endpoint::Device(device, DeviceVerb::Revoke);
        let call = Call::new(endpoint, to).with_proof(proof);
        let body = revocation.map(|revocation| RevocationRequest { revocation: revocation.clone() });
        let call = match &body {
            Some(body) => call.with_body(body),
            None => call,
        };
        self.call(call, response::check_status).await.map(drop)
    }

    async fn register_sensor_key(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        statement: &Jws,
    ) -> Result<(), CallFailed> {
        let endpoint = Endpoint::SensorKey(device, SensorKeyVerb::Register);
        let body = SensorKeyRequest { sensor_key: statement.clone() };
        let call = Call::new(endpoint, to).with_proof(proof).with_body(&body);
        self.call(call, response::check_status).await.map(drop)
    }

    async fn remove_sensor_key(&self, to: &Origin, proof: &Jws, device: &DeviceId) -> Result<(), CallFailed> {
        let endpoint = Endpoint::SensorKey(device, SensorKeyVerb::Remove);
        self.call(Call::new(endpoint, to).with_proof(proof), response::check_status).await.map(drop)
    }

    async fn notices(&self, to: &Origin, proof: &Jws) -> Result<NoticesResponse, CallFailed> {
        self.call(Call::new(Endpoint::Notices, to).with_proof(proof), response::read_json).await
    }

    async fn register_push(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        registration: &PushRegistration,
    ) -> Result<(), CallFailed> {
        let endpoint = Endpoint::Push(device, PushVerb::Register);
        let call = Call::new(endpoint, to).with_proof(proof).with_body(registration);
        self.call(call, response::check_status).await.map(drop)
    }

    async fn push_status(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
    ) -> Result<PushStatus, CallFailed> {
        let endpoint = Endpoint::Push(device, PushVerb::Status);
        self.call(Call::new(endpoint, to).with_proof(proof), response::read_json).await
    }

    async fn test_push(
        &self,
        to: &Origin,
        proof: &Jws,
        device: &DeviceId,
        token: &DeviceText,
    ) -> Result<(), CallFailed> {
        let endpoint = Endpoint::Push(device, PushVerb::Test);
        let body = TestRequest { token: token.clone() };
        self.call(Call::new(endpoint, to).with_proof(proof).with_body(&body), response::check_status)
            .await
            .map(drop)
    }
}
