//! Revocation of one device by another. The approval key or the sensor key signs it, which requires
//! user presence.

use serde::{Deserialize, Serialize};

use crate::decision::{Amr, PresenceKeys};
use crate::ids::{DeviceId, Jti, Origin, Timestamp};
use crate::jws::{Draft, Header, Jws, ParsedJws, Typ};
use crate::member::{Members, body};
use crate::problem::Problem;
use crate::skew;

/// Request to revoke another device.
pub struct Revocation<'a> {
    /// Origin of the backend.
    pub origin: &'a Origin,
    /// Device that makes the request.
    pub device: &'a DeviceId,
    /// Current time by that device's clock.
    pub iat: Timestamp,
    /// Id of this revocation, new for each one.
    pub jti: &'a Jti,
    /// Device to revoke.
    pub target: &'a DeviceId,
    /// Method that established user presence.
    pub amr: Amr,
}

impl Revocation<'_> {
    /// Builds the statement, for the key of its `amr` to sign.
    #[must_use]
    pub fn draft(&self) -> Draft {
        #[derive(Serialize)]
        struct Claims<'a> {
            aud: &'a Origin,
            iat: Timestamp,
            jti: &'a Jti,
            device: &'a DeviceId,
            amr: [Amr; 1],
        }
        let Self { origin: aud, iat, jti, target: device, amr, .. } = *self;
        let claims = Claims { aud, iat, jti, device, amr: [amr] };
        Draft::new(&Header::by_device(Typ::Revocation, self.device), &claims)
    }
}

/// Request body of `DELETE …/devices/{id}` for another device.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevocationRequest {
    /// Signed [`Revocation`].
    pub revocation: Jws,
}

/// Values that a revocation must match.
pub struct Expected<'a> {
    /// Origin of this backend.
    pub origin: &'a Origin,
    /// Device that the request's proof names.
    pub device: &'a DeviceId,
    /// Keys of that device that sign revocations.
    pub presence: PresenceKeys<'a>,
    /// Device id in the request's path, which may be unknown.
    pub target: &'a str,
}

/// Verifies the statement in a request body, in this order: structure, signature, claims, and the
/// time.
pub fn verify(bytes: &[u8], expected: &Expected<'_>, now: Timestamp) -> Result<(), Problem> {
    let body = body(bytes)?;
    let statement = Members::of(&body).string("revocation")?;
    let parsed = ParsedJws::parse_as(statement, Typ::Revocation).map_err(|_| Problem::BadSignature)?;
    let claims = Members::of(&parsed.claims);
    parsed.verify(expected.presence.key_for(&claims)).map_err(|_| Problem::BadSignature)?;

    let audience = claims.string("aud")?;
    let iat = Timestamp(claims.integer("iat")?);
    claims.parsed("jti", Jti::parse)?;
    let target = claims.string("device")?;
    Amr::in_claims(&claims)?;
    let matches_request =
        parsed.has_kid(expected.device) && audience == expected.origin.as_str() && target == expected.target;
    if !matches_request {
        return Err(Problem::BadSignature);
    }
    skew::check(iat, now)
}
