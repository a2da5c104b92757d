//! Public keys: points checked to be on the curve, and their JWK form.

use std::fmt;

use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::rand::SystemRandom;
use ring::{digest, signature};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::NotAKey;
use crate::base64url;

/// P-256 public key: a point on the curve other than infinity.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey {
    /// Uncompressed form (SEC 1 §2.3.3): `04`, x, y.
    point: [u8; 65],
}

/// SHA-256 JWK thumbprint of a public key (RFC 7638 §3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thumbprint([u8; 32]);

/// ES256 signature: r‖s, 32 bytes each, big-endian (RFC 7518 §3.4). Both valid values of s are
/// accepted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature(pub(crate) [u8; 64]);

impl PublicKey {
    /// Reads an uncompressed point (SEC 1 §2.3.3) and checks that it is on the curve.
    pub fn from_point(point: &[u8]) -> Result<Self, NotAKey> {
        let point: [u8; 65] = point.try_into().map_err(|_| NotAKey)?;
        // ring checks a point only when using it, so agree with a temporary key.
        let probe = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).map_err(|_| NotAKey)?;
        let peer = UnparsedPublicKey::new(&ECDH_P256, point);
        agree_ephemeral(probe, &peer, |_| Self { point }).map_err(|_| NotAKey)
    }

    /// Reads a public EC key in JWK form (RFC 7517, RFC 7518 §6.2.1). Rejects a private key:
    /// sending it has disclosed the secret.
    pub fn from_jwk(jwk: &Value) -> Result<Self, NotAKey> {
        let member = |name| jwk.get(name).and_then(Value::as_str).ok_or(NotAKey);
        let coordinate =
            |name| member(name).and_then(|text| base64url::decode_exactly::<32>(text).ok_or(NotAKey));
        if member("kty")? != "EC" || member("crv")? != "P-256" || jwk.get("d").is_some() {
            return Err(NotAKey);
        }
        let point = [&[4][..], &coordinate("x")?, &coordinate("y")?].concat();
        Self::from_point(&point)
    }

    /// Point in uncompressed form (SEC 1 §2.3.3).
    #[must_use]
    pub fn as_point(&self) -> &[u8; 65] {
        &self.point
    }

    /// Computes the key's thumbprint: SHA-256 of its required JWK members in lexicographic order
    /// (RFC 7638 §3.2, §3.3).
    #[must_use]
    pub fn thumbprint(&self) -> Thumbprint {
        let canonical = format!(r#"{{"crv":"P-256","kty":"EC","x":"{}","y":"{}"}}"#, self.x(), self.y());
        let hash = digest::digest(&digest::SHA256, canonical.as_bytes());
        let mut bytes = [0; 32];
        bytes.copy_from_slice(hash.as_ref());
        Thumbprint(bytes)
    }

    /// Verifies an ES256 `signature` over `signed`.
    #[must_use]
    pub fn verify(&self, signed: &[u8], signature: &Signature) -> bool {
        let key = signature::UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_FIXED, self.point);
        key.verify(signed, &signature.0).is_ok()
    }

    fn x(&self) -> String {
        base64url::encode(&self.point[1..33])
    }

    fn y(&self) -> String {
        base64url::encode(&self.point[33..])
    }
}

impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Jwk {
            kty: &'static str,
            crv: &'static str,
            x: String,
            y: String,
        }
        Jwk { kty: "EC", crv: "P-256", x: self.x(), y: self.y() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_jwk(&Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.thumbprint())
    }
}

impl fmt::Display for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64url::encode(self.0))
    }
}

impl fmt::Debug for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Thumbprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Thumbprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        base64url::decode_exactly(&text).map(Self).ok_or_else(|| serde::de::Error::custom("not a thumbprint"))
    }
}

impl TryFrom<&[u8]> for Signature {
    type Error = NotASignature;

    fn try_from(bytes: &[u8]) -> Result<Self, NotASignature> {
        bytes.try_into().map(Self).map_err(|_| NotASignature)
    }
}

impl AsRef<[u8]> for Signature {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Error for a signature that is not 64 bytes long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 64 bytes")]
pub struct NotASignature;
