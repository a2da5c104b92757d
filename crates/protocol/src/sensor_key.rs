//! Registration of a sensor key: a key in the platform's hardware that signs only after a finger or
//! a face. The approval key signs the registration, which requires the PIN.

use serde::{Deserialize, Serialize};

use crate::attestation::Attestation;
use crate::ids::{DeviceId, Jti, Origin, Timestamp};
use crate::jws::{Draft, Header, Jws, ParsedJws, Typ};
use crate::keys::PublicKey;
use crate::member::{Members, body};
use crate::problem::Problem;
use crate::skew;

/// Request to register a sensor key.
pub struct SensorKey<'a> {
    /// Origin of the backend.
    pub origin: &'a Origin,
    /// Device that registers the key.
    pub device: &'a DeviceId,
    /// Current time by that device's clock.
    pub iat: Timestamp,
    /// Id of this registration, new for each one.
    pub jti: &'a Jti,
    /// Key to register.
    pub key: &'a PublicKey,
    /// Attestation of the key, if its hardware gives one.
    pub attestation: Option<&'a Attestation>,
}

impl SensorKey<'_> {
    /// Builds the statement, for the approval key to sign.
    #[must_use]
    pub fn draft(&self) -> Draft {
        #[derive(Serialize)]
        struct Claims<'a> {
            aud: &'a Origin,
            iat: Timestamp,
            jti: &'a Jti,
            key: &'a PublicKey,
            #[serde(skip_serializing_if = "Option::is_none")]
            attestation: Option<&'a Attestation>,
        }
        let Self { origin: aud, iat, jti, key, attestation, .. } = *self;
        Draft::new(
            &Header::by_device(Typ::SensorKey, self.device),
            &Claims { aud, iat, jti, key, attestation },
        )
    }
}

/// Request body of `PUT …/devices/{id}/sensor-key`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SensorKeyRequest {
    /// Signed [`SensorKey`].
    pub sensor_key: Jws,
}

/// Values that a registration must match.
pub struct Expected<'a> {
    /// Origin of this backend.
    pub origin: &'a Origin,
    /// Device that the request's proof names.
    pub device: &'a DeviceId,
    /// Approval key of that device.
    pub approval: &'a PublicKey,
}

/// Verified registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedSensorKey {
    /// Key to register.
    pub key: PublicKey,
    /// Attestation of the key, not verified.
    pub attestation: Option<Attestation>,
}

/// Extracts the statement from a request body, unverified.
pub fn in_body(bytes: &[u8]) -> Result<String, Problem> {
    Members::of(&body(bytes)?).string("sensor_key").map(str::to_owned)
}

/// Verifies the statement in a request body, in this order: structure and key, signature, claims,
/// and the time.
pub fn verify(bytes: &[u8], expected: &Expected<'_>, now: Timestamp) -> Result<VerifiedSensorKey, Problem> {
    let statement = in_body(bytes)?;
    let parsed = ParsedJws::parse_as(&statement, Typ::SensorKey).map_err(|_| Problem::BadSignature)?;
    let claims = Members::of(&parsed.claims);
    let key = claims.key("key")?;
    parsed.verify(expected.approval).map_err(|_| Problem::BadSignature)?;

    let audience = claims.string("aud")?;
    let iat = Timestamp(claims.integer("iat")?);
    claims.parsed("jti", Jti::parse)?;
    let attestation = Attestation::in_claims(&claims)?;
    if !parsed.has_kid(expected.device) || audience != expected.origin.as_str() {
        return Err(Problem::BadSignature);
    }
    skew::check(iat, now)?;
    Ok(VerifiedSensorKey { key, attestation })
}
