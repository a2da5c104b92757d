//! A phone that is not enrolled yet.

use backend_mock::Control;
use key_protocol::enrolment::{
    Code, DeviceDescription, Enrolment, EnrolmentRequest, EnrolmentResponse, Platform, approval_statement,
};
use key_protocol::ids::{AppVersion, DeviceText, Jti, Origin, Timestamp, Username};
use key_protocol::jws::Jws;
use key_protocol::keys::{AgreementKey, SigningKey};
use key_protocol::paths::Endpoint;
use ring::rand::SystemRandom;

use super::{ApiResponse, Phone};
use crate::world::{MAIJA, MAIJAS_CODES, World};

/// A phone with keys and no account.
pub struct NewPhone {
    control: Control,
    http: reqwest::Client,
    /// The backend that the phone calls and names in what it signs.
    pub origin: Origin,
    name: &'static str,
    platform: Platform,
    /// Key that signs proofs and refusals.
    pub possession: SigningKey,
    /// Key that signs approvals and revocations.
    pub approval: SigningKey,
    agreement: AgreementKey,
}

impl NewPhone {
    /// Creates a phone with new keys.
    pub fn new(world: &World) -> Self {
        let rng = SystemRandom::new();
        Self {
            control: world.control.clone(),
            http: world.http.clone(),
            origin: world.origin().clone(),
            name: "Maijan puhelin",
            platform: Platform::Android,
            possession: SigningKey::generate(&rng).unwrap(),
            approval: SigningKey::generate(&rng).unwrap(),
            agreement: AgreementKey::generate(&rng).unwrap(),
        }
    }

    /// Creates a phone, and the statement that enrols it with the first code of Maija's list.
    pub fn of_maija(world: &World) -> (Self, Jws) {
        let phone = Self::new(world);
        let statement = phone.statement(MAIJA, MAIJAS_CODES[0], world.control.now());
        (phone, statement)
    }

    /// Sets the name.
    pub fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// Makes the phone an iPhone.
    pub fn iphone(mut self) -> Self {
        self.platform = Platform::Ios;
        self
    }

    /// Returns a signed statement that enrols the phone.
    pub fn statement(&self, username: &str, code: &str, iat: Timestamp) -> Jws {
        let jti = Jti::random(&SystemRandom::new()).unwrap();
        let approval = approval_statement(&jti, self.approval.public(), self.possession.public())
            .signed_by(&self.approval)
            .unwrap();
        let draft = Enrolment {
            origin: &self.origin,
            iat,
            jti: &jti,
            username: &Username::new(username),
            code: &Code::new(code),
            device: &DeviceDescription {
                name: DeviceText::parse(self.name).unwrap(),
                platform: self.platform,
                model: DeviceText::parse("Pixel 9").unwrap(),
                app_version: AppVersion::parse("1.0.0").unwrap(),
            },
            possession: self.possession.public(),
            approval: &approval,
            agreement: self.agreement.public(),
            attestation: None,
        }
        .draft();
        draft.signed_by(&self.possession).unwrap()
    }

    /// Returns the request with a statement.
    pub fn request(&self, statement: &Jws) -> reqwest::RequestBuilder {
        let body = serde_json::to_vec(&EnrolmentRequest { enrolment: statement.clone() }).unwrap();
        self.http.post(Endpoint::Enrol.url(&self.origin)).body(body)
    }

    /// Sends a statement.
    pub async fn send(&self, statement: &Jws) -> ApiResponse {
        ApiResponse::of(self.request(statement)).await
    }

    /// Enrols the phone with a one-time password or pairing code.
    pub async fn enrol(&self, username: &str, code: &str) -> ApiResponse {
        self.send(&self.statement(username, code, self.control.now())).await
    }

    /// Enrols the phone, and returns it enrolled.
    pub async fn connect(self, username: &str, code: &str) -> Phone {
        let statement = self.statement(username, code, self.control.now());
        let response = self.send(&statement).await;
        self.connected(&statement, &response)
    }

    /// Returns the phone that `response` enrolled.
    pub fn connected(self, statement: &Jws, response: &ApiResponse) -> Phone {
        assert_eq!(response.status, 201, "{}", String::from_utf8_lossy(&response.body));
        let response: EnrolmentResponse = serde_json::from_slice(&response.body).unwrap();
        Phone {
            control: self.control,
            http: self.http,
            origin: self.origin,
            id: response.device_id.clone(),
            account: response.account.id.clone(),
            backend_key: response.backend_key,
            enrolled_at: response.server_time,
            matching: response.policy.number_matching_digits,
            possession: self.possession,
            approval: self.approval,
            offline: self.agreement.agree(&response.agreement, statement).unwrap(),
        }
    }
}
