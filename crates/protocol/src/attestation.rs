//! Attestation of a device's key by its hardware. Read by its shape here; whether it proves anything
//! depends on the manufacturer's certificates.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::digest;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::Jti;
use crate::member::Members;
use crate::problem::Problem;

/// Attestation of a key: format `android-key`, with the certificate chain of Android Keystore's key
/// attestation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attestation {
    format: AndroidKey,
    /// Certificates in DER, base64 with padding, the key's own first (RFC 7515 §4.1.6).
    x5c: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum AndroidKey {
    #[serde(rename = "android-key")]
    Format,
}

impl Attestation {
    /// Attestation by a chain of DER certificates.
    #[must_use]
    pub fn android_key(chain: &[Vec<u8>]) -> Self {
        let x5c = chain.iter().map(|certificate| STANDARD.encode(certificate)).collect();
        Self { format: AndroidKey::Format, x5c }
    }

    /// Challenge that an attested key must contain: SHA-256 of the ASCII of the statement's `jti`.
    #[must_use]
    pub fn challenge(jti: &Jti) -> [u8; 32] {
        let mut hash = [0; 32];
        hash.copy_from_slice(digest::digest(&digest::SHA256, jti.as_str().as_bytes()).as_ref());
        hash
    }

    /// Reads the optional claim `attestation`. Null and an unknown format count as none.
    pub(crate) fn in_claims(claims: &Members<'_>) -> Result<Option<Self>, Problem> {
        if matches!(claims.get("attestation"), None | Some(Value::Null)) {
            return Ok(None);
        }
        let attestation = claims.object("attestation")?;
        if attestation.string("format")? != "android-key" {
            return Ok(None);
        }
        let certificate = |value: &Value| {
            let text = value.as_str().filter(|text| STANDARD.decode(text).is_ok());
            text.map(str::to_owned).ok_or_else(|| attestation.malformed("x5c"))
        };
        let x5c = attestation.list("x5c")?.iter().map(certificate).collect::<Result<_, _>>()?;
        Ok(Some(Self { format: AndroidKey::Format, x5c }))
    }
}
