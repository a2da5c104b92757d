//! Statements before they are signed.

use serde::Serialize;
use zeroize::Zeroizing;

use super::{Jws, Typ};
use crate::base64url;
use crate::ids::DeviceId;
use crate::keys::{NoRandomness, PublicKey, Signature, SigningKey};

/// A statement that lacks only its signature, so that a key kept elsewhere can give it.
pub struct Draft {
    signing_input: Zeroizing<String>,
}

/// Says by whom a statement is made.
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
    /// By whoever the reader knows to be the signer.
    pub(crate) fn anonymous(typ: Typ) -> Self {
        Self { alg: "ES256", typ: typ.as_str(), jwk: None, kid: None }
    }

    /// By the key it carries, which the reader has not met.
    pub(crate) fn with_key(typ: Typ, jwk: &'a PublicKey) -> Self {
        Self { jwk: Some(jwk), ..Self::anonymous(typ) }
    }

    /// By an enrolled device.
    pub(crate) fn by_device(typ: Typ, kid: &'a DeviceId) -> Self {
        Self { kid: Some(kid), ..Self::anonymous(typ) }
    }
}

impl Draft {
    pub(crate) fn new(header: &Header<'_>, claims: &impl Serialize) -> Self {
        Self::with_header(header, claims)
    }

    /// A statement of another standard.
    pub(crate) fn with_header(header: &impl Serialize, claims: &impl Serialize) -> Self {
        // Claims are structs of strings and numbers, which always serialise.
        let encode = |json: Result<Vec<u8>, _>| {
            Zeroizing::new(base64url::encode(Zeroizing::new(json.unwrap_or_default())))
        };
        let header = encode(serde_json::to_vec(header));
        let claims = encode(serde_json::to_vec(claims));
        Self { signing_input: Zeroizing::new(format!("{}.{}", *header, *claims)) }
    }

    /// The bytes to sign (RFC 7515 §5.1).
    #[must_use]
    pub fn signing_input(&self) -> &[u8] {
        self.signing_input.as_bytes()
    }

    /// The statement with the signature over [`Draft::signing_input`].
    #[must_use]
    pub fn sealed(self, signature: &Signature) -> Jws {
        Jws(Zeroizing::new(format!("{}.{}", *self.signing_input, base64url::encode(signature))))
    }

    /// The statement signed by a key at hand.
    pub fn signed_by(self, key: &SigningKey) -> Result<Jws, NoRandomness> {
        let signature = key.sign(self.signing_input())?;
        Ok(self.sealed(&signature))
    }
}
