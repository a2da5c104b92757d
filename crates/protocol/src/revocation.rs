//! One device disconnecting another, signed by the approval key: a person has to be there for it.

use serde::{Deserialize, Serialize};

use crate::ids::{DeviceId, Jti, Origin, Timestamp};
use crate::jws::{Draft, Header, Jws, ParsedJws, Typ};
use crate::keys::PublicKey;
use crate::member::{Members, body};
use crate::problem::Problem;
use crate::skew;

/// The wish to disconnect another device, to be signed by the approval key.
pub struct Revocation<'a> {
    /// The backend.
    pub origin: &'a Origin,
    /// The device that asks.
    pub device: &'a DeviceId,
    /// Now, by its clock.
    pub iat: Timestamp,
    /// New for every revocation.
    pub jti: &'a Jti,
    /// The device to be disconnected.
    pub target: &'a DeviceId,
}

impl Revocation<'_> {
    /// The statement, to be signed by the approval key.
    #[must_use]
    pub fn draft(&self) -> Draft {
        #[derive(Serialize)]
        struct Claims<'a> {
            aud: &'a Origin,
            iat: Timestamp,
            jti: &'a Jti,
            device: &'a DeviceId,
        }
        let claims = Claims { aud: self.origin, iat: self.iat, jti: self.jti, device: self.target };
        Draft::new(&Header::by_device(Typ::Revocation, self.device), &claims)
    }
}

/// The body of a revocation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevocationRequest {
    /// The signed [`Revocation`].
    pub revocation: Jws,
}

/// What a revocation has to be about and by whom.
pub struct Expected<'a> {
    /// This backend.
    pub origin: &'a Origin,
    /// The device whose proof the request has.
    pub device: &'a DeviceId,
    /// Its key for revocations.
    pub approval: &'a PublicKey,
    /// The device in the request's path, known or not.
    pub target: &'a str,
}

/// Verifies the statement in a request's body: structure, signature, claims, and the time.
pub fn verify(bytes: &[u8], expected: &Expected<'_>, now: Timestamp) -> Result<(), Problem> {
    let body = body(bytes)?;
    let statement = Members::of(&body).string("revocation")?;
    let parsed = ParsedJws::parse_as(statement, Typ::Revocation).map_err(|_| Problem::BadSignature)?;
    parsed.verify(expected.approval).map_err(|_| Problem::BadSignature)?;

    let claims = Members::of(&parsed.claims);
    let audience = claims.string("aud")?;
    let iat = Timestamp(claims.integer("iat")?);
    claims.parsed("jti", Jti::parse)?;
    let target = claims.string("device")?;
    let matches_request =
        parsed.has_kid(expected.device) && audience == expected.origin.as_str() && target == expected.target;
    if !matches_request {
        return Err(Problem::BadSignature);
    }
    skew::check(iat, now)
}
