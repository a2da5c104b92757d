//! VAPID (RFC 8292): the backend's key and the signed authorization that identifies the backend to
//! a push service.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::base64url;
use crate::ids::{Invalid, Timestamp};
use crate::jws::{Draft, signed_parts};
use crate::keys::{NoRandomness, PublicKey, SigningKey};

/// Maximum validity of an authorization, in seconds (RFC 8292 §2).
const LONGEST: i64 = 24 * 60 * 60;

/// Public key of a backend for pushes, serialised as base64url of the uncompressed point (RFC 8292
/// §3.2). A subscription restricted to it accepts messages of that backend only (RFC 8292 §4).
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct VapidKey(PublicKey);

/// Content of the `Authorization` header of a push: `vapid t=…, k=…` (RFC 8292 §3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorization {
    /// Public key that verifies the signature (`k`, RFC 8292 §3.2).
    pub key: VapidKey,
    /// Origin of the push service (RFC 8292 §2).
    pub aud: String,
    /// Expiry (RFC 8292 §2).
    pub exp: Timestamp,
    /// Contact of the backend's operator (RFC 8292 §2.1): a `mailto:` or `https:` URI.
    pub sub: String,
}

/// Error for an invalid `Authorization` header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid authorization")]
pub struct NotAuthorized;

impl VapidKey {
    /// Parses an uncompressed point in base64url.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let point = base64url::decode_exactly::<65>(text);
        let key = point.and_then(|point| PublicKey::from_point(&point).ok());
        key.map(Self).ok_or(Invalid("a P-256 point in base64url"))
    }
}

impl Authorization {
    /// Builds the value of the `Authorization` header, signed by `key`, with its public key as `k`.
    pub fn signed_by(key: &SigningKey, aud: &str, exp: Timestamp, sub: &str) -> Result<String, NoRandomness> {
        #[derive(Serialize)]
        struct Header {
            typ: &'static str,
            alg: &'static str,
        }
        #[derive(Serialize)]
        struct Claims<'a> {
            aud: &'a str,
            exp: Timestamp,
            sub: &'a str,
        }
        let header = Header { typ: "JWT", alg: "ES256" };
        let signed = Draft::with_header(&header, &Claims { aud, exp, sub }).signed_by(key)?;
        Ok(format!("vapid t={}, k={}", signed.as_str(), VapidKey::from(*key.public())))
    }

    /// Verifies the value of an `Authorization` header: a signature by the key that it contains,
    /// and an `exp` that is later than `now` by at most 24 hours.
    pub fn verify(header: &str, now: Timestamp) -> Result<Self, NotAuthorized> {
        let parameters = header.strip_prefix("vapid ").ok_or(NotAuthorized)?;
        let parameter = |name: &str| {
            parameters.split(',').find_map(|part| part.trim().strip_prefix(name)?.strip_prefix('='))
        };
        let (Some(token), Some(key)) = (parameter("t"), parameter("k")) else { return Err(NotAuthorized) };
        let key = VapidKey::parse(key).map_err(|_| NotAuthorized)?;
        let (header, claims) = signed_parts(token, &key.0).map_err(|_| NotAuthorized)?;
        let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
        let exp = claims.get("exp").and_then(Value::as_i64).ok_or(NotAuthorized)?;
        let good = exp > now.seconds() && exp - now.seconds() <= LONGEST;
        if !good || header.get("alg").and_then(Value::as_str) != Some("ES256") {
            return Err(NotAuthorized);
        }
        Ok(Self {
            key,
            aud: text("aud").ok_or(NotAuthorized)?,
            exp: Timestamp(exp),
            sub: text("sub").ok_or(NotAuthorized)?,
        })
    }
}

impl From<PublicKey> for VapidKey {
    fn from(key: PublicKey) -> Self {
        Self(key)
    }
}

impl fmt::Display for VapidKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64url::encode(self.0.as_point()))
    }
}

impl fmt::Debug for VapidKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<VapidKey> for String {
    fn from(key: VapidKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for VapidKey {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text)
    }
}
