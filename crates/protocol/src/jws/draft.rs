//! Statements that are not yet signed.

use serde::Serialize;
use zeroize::Zeroizing;

use super::{Jws, Typ};
use crate::base64url;
use crate::ids::DeviceId;
use crate::keys::{NoRandomness, PublicKey, Signature, SigningKey};

/// Statement without its signature. Separate from signing so that the key can be held elsewhere.
pub struct Draft {
    signing_input: Zeroizing<String>,
}

/// JOSE header (RFC 7515 §4) that identifies the signer.
#[derive(Serialize)]
pub(crate) struct Header<'a> {
    alg: &'static str,
    typ: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    jwk: Option<&'a PublicKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kid: Option<&'a DeviceId>,
}

impl<'a> Header<'a> {
    /// Header without a key: the verifier already knows the signer.
    pub(crate) fn anonymous(typ: Typ) -> Self {
        Self { alg: "ES256", typ: typ.as_str(), jwk: None, kid: None }
    }

    /// Header with the signer's public key as `jwk` (RFC 7515 §4.1.3), for a key that the verifier
    /// does not know yet.
    pub(crate) fn with_key(typ: Typ, jwk: &'a PublicKey) -> Self {
        Self { jwk: Some(jwk), ..Self::anonymous(typ) }
    }

    /// Header with the id of an enrolled device as `kid` (RFC 7515 §4.1.4).
    pub(crate) fn by_device(typ: Typ, kid: &'a DeviceId) -> Self {
        Self { kid: Some(kid), ..Self::anonymous(typ) }
    }
}

impl Draft {
    pub(crate) fn new(header: &Header<'_>, claims: &impl Serialize) -> Self {
        Self::with_header(header, claims)
    }

    /// Builds a statement with a header of any form, for other standards such as VAPID.
    pub(crate) fn with_header(header: &impl Serialize, claims: &impl Serialize) -> Self {
        // Serialising cannot fail: headers and claims are structs of strings and numbers.
        let encode = |json: Result<Vec<u8>, _>| {
            Zeroizing::new(base64url::encode(Zeroizing::new(json.unwrap_or_default())))
        };
        let header = encode(serde_json::to_vec(header));
        let claims = encode(serde_json::to_vec(claims));
        Self { signing_input: Zeroizing::new(format!("{}.{}", *header, *claims)) }
    }

    /// Bytes to sign: the JWS Signing Input of RFC 7515 §5.1.
    #[must_use]
    pub fn signing_input(&self) -> &[u8] {
        self.signing_input.as_bytes()
    }

    /// Appends `signature`, which was made over [`Draft::signing_input`].
    #[must_use]
    pub fn sealed(self, signature: &Signature) -> Jws {
        Jws(Zeroizing::new(format!("{}.{}", *self.signing_input, base64url::encode(signature))))
    }

    /// Signs the statement with `key`.
    pub fn signed_by(self, key: &SigningKey) -> Result<Jws, NoRandomness> {
        let signature = key.sign(self.signing_input())?;
        Ok(self.sealed(&signature))
    }
}
