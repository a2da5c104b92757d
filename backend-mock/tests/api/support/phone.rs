//! Enrolled phone.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::{Amr, Answer as Verdict, Decision, DecisionRequest, Number};
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

use super::{ApiResponse, World};

pub(crate) struct Phone {
    pub(crate) http: reqwest::Client,
    pub(crate) origin: Origin,
    pub(crate) id: DeviceId,
    pub(crate) account: AccountId,
    pub(crate) backend_key: PublicKey,
    pub(crate) possession: SigningKey,
    pub(crate) approval: SigningKey,
    #[allow(dead_code, reason = "only the login pages use offline codes")]
    pub(crate) offline: OfflineSecret,
}

pub(crate) fn jti() -> Jti {
    Jti::random(&SystemRandom::new()).unwrap()
}

impl Phone {
    pub(crate) fn proof(&self, endpoint: Endpoint<'_>, iat: Timestamp) -> Jws {
        proof::draft(&self.id, &endpoint, &self.origin, iat, &jti()).signed_by(&self.possession).unwrap()
    }

    /// Request to `endpoint` with this proof.
    pub(crate) fn request(&self, endpoint: Endpoint<'_>, proof: &str) -> reqwest::RequestBuilder {
        let method = Method::from_bytes(endpoint.method().as_bytes()).unwrap();
        self.http.request(method, endpoint.url(&self.origin)).header(proof::HEADER, proof)
    }

    pub(crate) async fn get(&self, world: &World, endpoint: Endpoint<'_>) -> ApiResponse {
        self.send(world, endpoint, "").await
    }

    pub(crate) async fn send(
        &self,
        world: &World,
        endpoint: Endpoint<'_>,
        body: impl Into<String>,
    ) -> ApiResponse {
        let proof = self.proof(endpoint, world.control.now());
        ApiResponse::of(self.request(endpoint, proof.as_str()).body(body.into())).await
    }

    pub(crate) async fn challenge(&self, world: &World, id: &ChallengeId) -> SignedChallenge {
        let response = self.get(world, Endpoint::Challenge(id)).await;
        let jws = Jws::parse(response.json()["challenge"].as_str().unwrap()).unwrap();
        SignedChallenge::verify(&jws, &self.backend_key, &self.account).unwrap()
    }

    /// Decision on a challenge, signed with the key that the verdict requires.
    pub(crate) fn decision(&self, challenge: &SignedChallenge, verdict: &Verdict, iat: Timestamp) -> Jws {
        let draft =
            Decision { origin: &self.origin, device: &self.id, iat, jti: &jti(), challenge, answer: verdict }
                .draft();
        let key = match verdict {
            Verdict::Approve { .. } => &self.approval,
            Verdict::Deny | Verdict::Report => &self.possession,
        };
        draft.signed_by(key).unwrap()
    }

    pub(crate) async fn send_decision(&self, world: &World, id: &ChallengeId, decision: &Jws) -> ApiResponse {
        let body = serde_json::to_string(&DecisionRequest { decision: decision.clone() }).unwrap();
        self.send(world, Endpoint::Decision(id), body).await
    }

    pub(crate) async fn decide(&self, world: &World, id: &ChallengeId, verdict: &Verdict) -> ApiResponse {
        let challenge = self.challenge(world, id).await;
        let decision = self.decision(&challenge, verdict, world.control.now());
        self.send_decision(world, id, &decision).await
    }

    pub(crate) async fn rename(&self, world: &World, id: &DeviceId, body: Value) -> ApiResponse {
        self.send(world, Endpoint::Device(id, DeviceVerb::Rename), body.to_string()).await
    }

    pub(crate) fn revocation(&self, target: &DeviceId, iat: Timestamp) -> String {
        let draft = Revocation { origin: &self.origin, device: &self.id, iat, jti: &jti(), target }.draft();
        let revocation = draft.signed_by(&self.approval).unwrap();
        serde_json::to_string(&RevocationRequest { revocation }).unwrap()
    }

    pub(crate) async fn revoke(&self, world: &World, target: &DeviceId) -> ApiResponse {
        let body = self.revocation(target, world.control.now());
        self.send(world, Endpoint::Device(target, DeviceVerb::Revoke), body).await
    }

    pub(crate) async fn leave(&self, world: &World) -> ApiResponse {
        self.send(world, Endpoint::Device(&self.id, DeviceVerb::Revoke), "").await
    }
}

pub(crate) fn approve(challenge: &SignedChallenge, number: Option<&str>) -> Verdict {
    let matching = challenge.claims().number_matching_digits;
    Verdict::Approve { number: number.map(|digits| Number::parse(digits, matching).unwrap()), amr: Amr::Pin }
}

/// Proof for a URL that no endpoint has.
pub(crate) fn proof_for(phone: &Phone, method: &str, url: &str, iat: Timestamp) -> String {
    let header = json!({ "alg": "ES256", "typ": "dpop+jwt", "kid": phone.id });
    let claims = json!({ "htm": method, "htu": url, "iat": iat, "jti": jti() });
    let [header, claims] = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
    let input = format!("{header}.{claims}");
    let signature = phone.possession.sign(input.as_bytes()).unwrap();
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
}
