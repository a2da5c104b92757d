//! Phone that is not enrolled yet.

use key_protocol::enrolment::{
    Code, DeviceDescription, Enrolment, EnrolmentRequest, EnrolmentResponse, Platform, approval_statement,
};
use key_protocol::ids::{DeviceText, Jti, Origin, Timestamp, Username};
use key_protocol::jws::Jws;
use key_protocol::keys::{AgreementKey, SigningKey};
use key_protocol::paths::Endpoint;
use ring::rand::SystemRandom;

use super::{ApiResponse, Phone, World};

pub(crate) struct NewPhone {
    pub(crate) http: reqwest::Client,
    pub(crate) origin: Origin,
    pub(crate) name: &'static str,
    pub(crate) platform: Platform,
    pub(crate) possession: SigningKey,
    pub(crate) approval: SigningKey,
    pub(crate) agreement: AgreementKey,
}

impl NewPhone {
    pub(crate) fn new(world: &World) -> Self {
        let rng = SystemRandom::new();
        Self {
            http: world.http.clone(),
            origin: world.origin().clone(),
            name: "Maijan puhelin",
            platform: Platform::Android,
            possession: SigningKey::generate(&rng).unwrap(),
            approval: SigningKey::generate(&rng).unwrap(),
            agreement: AgreementKey::generate(&rng).unwrap(),
        }
    }

    pub(crate) fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    pub(crate) fn iphone(mut self) -> Self {
        self.platform = Platform::Ios;
        self
    }

    pub(crate) fn statement(&self, username: &str, code: &str, iat: Timestamp) -> Jws {
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
                app_version: DeviceText::parse("1.0.0").unwrap(),
            },
            possession: self.possession.public(),
            approval: &approval,
            agreement: self.agreement.public(),
        }
        .draft();
        draft.signed_by(&self.possession).unwrap()
    }

    pub(crate) fn request(&self, statement: &Jws) -> reqwest::RequestBuilder {
        let body = serde_json::to_vec(&EnrolmentRequest { enrolment: statement.clone() }).unwrap();
        self.http.post(Endpoint::Enrol.url(&self.origin)).body(body)
    }

    pub(crate) async fn send(&self, statement: &Jws) -> ApiResponse {
        ApiResponse::of(self.request(statement)).await
    }

    pub(crate) async fn enrol(&self, world: &World, username: &str, code: &str) -> ApiResponse {
        self.send(&self.statement(username, code, world.control.now())).await
    }

    pub(crate) async fn connect(self, world: &World, username: &str, code: &str) -> Phone {
        let statement = self.statement(username, code, world.control.now());
        let reply = self.send(&statement).await;
        assert_eq!(reply.status, 201, "{}", String::from_utf8_lossy(&reply.body));
        self.connected(&statement, &serde_json::from_slice(&reply.body).unwrap())
    }

    pub(crate) fn connected(self, statement: &Jws, response: &EnrolmentResponse) -> Phone {
        Phone {
            http: self.http,
            origin: self.origin,
            id: response.device_id.clone(),
            account: response.account.id.clone(),
            backend_key: response.backend_key,
            possession: self.possession,
            approval: self.approval,
            offline: self.agreement.agree(&response.agreement, statement).unwrap(),
        }
    }
}
