//! A device without an app: the keys to sign requests to a backend.

use key_protocol::challenge::{SignedChallenge, Terms};
use key_protocol::decision::{Answer, Decision};
use key_protocol::enrolment::{
    Code, DeviceDescription, Enrolment, EnrolmentResponse, Platform, approval_statement,
};
use key_protocol::ids::{AppVersion, ChallengeId, DeviceText, Jti, Origin, Timestamp, Username};
use key_protocol::jws::Jws;
use key_protocol::keys::{AgreementKey, SigningKey};
use key_protocol::list::Element;
use key_protocol::notice::SignedNotice;
use key_protocol::paths::Endpoint;
use key_protocol::proof;
use key_protocol::sensor_key::SensorKey;
use ring::rand::SystemRandom;

use crate::ports::{Backend, CallFailed};

/// A connected device.
pub(super) struct Device {
    pub(super) origin: Origin,
    pub(super) possession: SigningKey,
    pub(super) approval: SigningKey,
    pub(super) response: EnrolmentResponse,
}

/// The keys of a device that is about to be connected.
pub(super) struct NewDevice {
    possession: SigningKey,
    approval: SigningKey,
    agreement: AgreementKey,
}

impl NewDevice {
    pub(super) fn new() -> Self {
        let rng = SystemRandom::new();
        Self {
            possession: SigningKey::generate(&rng).unwrap(),
            approval: SigningKey::generate(&rng).unwrap(),
            agreement: AgreementKey::generate(&rng).unwrap(),
        }
    }

    pub(super) fn enrolment(&self, origin: &Origin, username: &str, code: &str, iat: Timestamp) -> Jws {
        let jti = new_jti();
        let vouching = approval_statement(&jti, self.approval.public(), self.possession.public());
        let text = |text: &str| DeviceText::parse(text).unwrap();
        let enrolment = Enrolment {
            origin,
            iat,
            jti: &jti,
            username: &Username::new(username),
            code: &Code::new(code),
            device: &DeviceDescription {
                name: text("Contract phone"),
                platform: Platform::Android,
                model: text("Pixel 9"),
                app_version: AppVersion::parse("0.1.0").unwrap(),
            },
            possession: self.possession.public(),
            approval: &vouching.signed_by(&self.approval).unwrap(),
            agreement: self.agreement.public(),
            attestation: None,
        };
        enrolment.draft().signed_by(&self.possession).unwrap()
    }

    pub(super) fn connected(self, origin: &Origin, response: EnrolmentResponse) -> Device {
        Device { origin: origin.clone(), possession: self.possession, approval: self.approval, response }
    }
}

impl Device {
    pub(super) fn proof(&self, endpoint: &Endpoint<'_>, iat: Timestamp) -> Jws {
        let draft = proof::draft(&self.response.device_id, endpoint, &self.origin, iat, &new_jti());
        draft.signed_by(&self.possession).unwrap()
    }

    pub(super) fn decision(&self, challenge: &SignedChallenge, answer: &Answer, iat: Timestamp) -> Jws {
        let key = match answer {
            Answer::Approve { .. } => &self.approval,
            Answer::Deny | Answer::Report => &self.possession,
        };
        self.decision_by(key, challenge, answer, iat)
    }

    /// Signs a decision with a key, the right one or not.
    pub(super) fn decision_by(
        &self,
        key: &SigningKey,
        challenge: &SignedChallenge,
        answer: &Answer,
        iat: Timestamp,
    ) -> Jws {
        let decision = Decision {
            origin: &self.origin,
            device: &self.response.device_id,
            iat,
            jti: &new_jti(),
            challenge,
            answer,
        };
        decision.draft().signed_by(key).unwrap()
    }

    /// Signs the registration of a sensor key with another key, the right one or not.
    pub(super) fn sensor_key(&self, key: &SigningKey, signer: &SigningKey, iat: Timestamp) -> Jws {
        let registration = SensorKey {
            origin: &self.origin,
            device: &self.response.device_id,
            iat,
            jti: &new_jti(),
            key: key.public(),
            attestation: None,
        };
        registration.draft().signed_by(signer).unwrap()
    }

    /// Fetches the open challenges and verifies each.
    pub(super) async fn list(
        &self,
        backend: &dyn Backend,
        now: Timestamp,
    ) -> Result<Vec<SignedChallenge>, CallFailed> {
        let proof = self.proof(&Endpoint::Challenges, now);
        let list = backend.challenges(&self.origin, &proof).await?;
        let terms = Terms {
            account: &self.response.account.id,
            matching: self.response.policy.number_matching_digits,
            server_time: list.server_time,
        };
        let verify = |element: &Element| {
            let Element::Statement(jws) = element else { panic!("a challenge is a signed statement") };
            SignedChallenge::verify(jws, &self.response.backend_key, &terms)
                .expect("a challenge is signed by the key the app was given")
        };
        Ok(list.challenges.iter().map(verify).collect())
    }

    /// Reads the notice of a refusal, which proves that this device was revoked, and returns who did
    /// it.
    pub(super) fn revoked_by(&self, notice: &Jws) -> String {
        let Self { response, .. } = self;
        let signed = SignedNotice::verify(notice, &response.backend_key, &response.account.id)
            .expect("a notice is signed by the key the app was given");
        assert!(signed.proves_removal_of(&response.device_id, response.server_time));
        signed.claims().by.as_str().to_owned()
    }

    pub(super) async fn decide(
        &self,
        backend: &dyn Backend,
        id: &ChallengeId,
        decision: &Jws,
        now: Timestamp,
    ) -> Result<key_protocol::decision::Status, CallFailed> {
        let proof = self.proof(&Endpoint::Decision(id), now);
        let answer = backend.decide(&self.origin, &proof, id, decision).await?;
        Ok(answer.status)
    }
}

pub(super) fn new_jti() -> Jti {
    Jti::random(&SystemRandom::new()).unwrap()
}
