//! A phone that is enrolled.

use backend_mock::Control;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::challenge::{NumberMatching, SignedChallenge, Terms};
use key_protocol::decision::{Amr, Answer as Verdict, Decision, DecisionRequest, Matched, Number};
use key_protocol::ids::{AccountId, ChallengeId, DeviceId, Jti, Origin, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::keys::{PublicKey, SigningKey};
use key_protocol::offline::OfflineSecret;
use key_protocol::paths::{DeviceVerb, Endpoint};
use key_protocol::proof;
use key_protocol::revocation::{Revocation, RevocationRequest};
use reqwest::Method;
use ring::rand::SystemRandom;
use serde_json::{Value, json};

use super::{ApiResponse, EventStream};

/// A phone that signs its requests itself.
pub struct Phone {
    pub(super) control: Control,
    /// The phone's HTTP client.
    pub http: reqwest::Client,
    /// The backend that the phone calls and names in what it signs.
    pub origin: Origin,
    /// Id of the device.
    pub id: DeviceId,
    /// Account of the user.
    pub account: AccountId,
    /// Key that signs challenges and notices.
    pub backend_key: PublicKey,
    /// Time of the enrolment by the backend's clock.
    pub enrolled_at: Timestamp,
    /// Number matching of the account's policy.
    pub matching: NumberMatching,
    /// Key that signs proofs and refusals.
    pub possession: SigningKey,
    /// Key that signs approvals and revocations.
    pub approval: SigningKey,
    /// Secret of the offline codes.
    pub offline: OfflineSecret,
}

/// Returns a new id of a statement.
pub fn jti() -> Jti {
    Jti::random(&SystemRandom::new()).unwrap()
}

impl Phone {
    /// Returns a proof for a request to `endpoint`.
    pub fn proof(&self, endpoint: Endpoint<'_>, iat: Timestamp) -> Jws {
        proof::draft(&self.id, &endpoint, &self.origin, iat, &jti()).signed_by(&self.possession).unwrap()
    }

    /// Returns a request to `endpoint` with this proof.
    pub fn request(&self, endpoint: Endpoint<'_>, proof: &str) -> reqwest::RequestBuilder {
        let method = Method::from_bytes(endpoint.method().as_bytes()).unwrap();
        self.http.request(method, endpoint.url(&self.origin)).header(proof::HEADER, proof)
    }

    /// Returns a request to `endpoint` with a proof of now.
    pub fn proven(&self, endpoint: Endpoint<'_>) -> reqwest::RequestBuilder {
        self.request(endpoint, self.proof(endpoint, self.control.now()).as_str())
    }

    /// Opens the event stream and waits for its first time.
    pub async fn events(&self) -> EventStream {
        EventStream::of(self.proven(Endpoint::Events).send().await.unwrap()).await
    }

    /// Sends a request without a body.
    pub async fn get(&self, endpoint: Endpoint<'_>) -> ApiResponse {
        self.send(endpoint, "").await
    }

    /// Sends a request with a body.
    pub async fn send(&self, endpoint: Endpoint<'_>, body: impl Into<String>) -> ApiResponse {
        ApiResponse::of(self.proven(endpoint).body(body.into())).await
    }

    /// Fetches and verifies a challenge.
    pub async fn challenge(&self, id: &ChallengeId) -> SignedChallenge {
        let response = self.get(Endpoint::Challenge(id)).await;
        let body = response.json();
        let jws = Jws::parse(body["challenge"].as_str().unwrap()).unwrap();
        let server_time = Timestamp(body["server_time"].as_i64().unwrap());
        let terms = Terms { account: &self.account, matching: self.matching, server_time };
        SignedChallenge::verify(&jws, &self.backend_key, &terms).unwrap()
    }

    /// Returns a decision on a challenge, signed with the key that the verdict requires.
    pub fn decision(&self, challenge: &SignedChallenge, verdict: &Verdict, iat: Timestamp) -> Jws {
        let draft =
            Decision { origin: &self.origin, device: &self.id, iat, jti: &jti(), challenge, answer: verdict }
                .draft();
        let key = match verdict {
            Verdict::Approve { .. } => &self.approval,
            Verdict::Deny | Verdict::Report => &self.possession,
        };
        draft.signed_by(key).unwrap()
    }

    /// Sends a signed decision.
    pub async fn send_decision(&self, id: &ChallengeId, decision: &Jws) -> ApiResponse {
        let body = serde_json::to_string(&DecisionRequest { decision: decision.clone() }).unwrap();
        self.send(Endpoint::Decision(id), body).await
    }

    /// Fetches a challenge and decides on it.
    pub async fn decide(&self, id: &ChallengeId, verdict: &Verdict) -> ApiResponse {
        let challenge = self.challenge(id).await;
        let decision = self.decision(&challenge, verdict, self.control.now());
        self.send_decision(id, &decision).await
    }

    /// Renames a device.
    pub async fn rename(&self, id: &DeviceId, body: Value) -> ApiResponse {
        self.send(Endpoint::Device(id, DeviceVerb::Rename), body.to_string()).await
    }

    /// Returns the body of a signed revocation.
    pub fn revocation(&self, target: &DeviceId, iat: Timestamp) -> String {
        let draft =
            Revocation { origin: &self.origin, device: &self.id, iat, jti: &jti(), target, amr: Amr::Pin }
                .draft();
        let revocation = draft.signed_by(&self.approval).unwrap();
        serde_json::to_string(&RevocationRequest { revocation }).unwrap()
    }

    /// Revokes a device.
    pub async fn revoke(&self, target: &DeviceId) -> ApiResponse {
        let body = self.revocation(target, self.control.now());
        self.send(Endpoint::Device(target, DeviceVerb::Revoke), body).await
    }

    /// Revokes itself.
    pub async fn leave(&self) -> ApiResponse {
        self.send(Endpoint::Device(&self.id, DeviceVerb::Revoke), "").await
    }

    /// Returns a proof for a URL that no endpoint has.
    pub fn proof_for(&self, method: &str, url: &str) -> String {
        let header = json!({ "alg": "ES256", "typ": "dpop+jwt", "kid": self.id });
        let claims = json!({ "htm": method, "htu": url, "iat": self.control.now(), "jti": jti() });
        self.sign([header.to_string(), claims.to_string()])
    }

    /// Returns a statement with any header and claims, signed with the possession key.
    pub fn sign(&self, parts: [String; 2]) -> String {
        self.sign_with(&self.possession, parts)
    }

    /// Returns a statement with any header and claims, signed with `key`.
    pub fn sign_with(&self, key: &SigningKey, parts: [String; 2]) -> String {
        let input = parts.map(|part| URL_SAFE_NO_PAD.encode(part)).join(".");
        let signature = key.sign(input.as_bytes()).unwrap();
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// Returns an approval with the number that a page shows.
pub fn approve(challenge: &SignedChallenge, number: Option<&str>) -> Verdict {
    let matching = challenge.claims().number_matching_digits;
    let number = number.map(|digits| Number::parse(digits, matching).unwrap());
    Verdict::Approve { matched: number.map_or(Matched::Nothing, Matched::Number), amr: Amr::Pin }
}
