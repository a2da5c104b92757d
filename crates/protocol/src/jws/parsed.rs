//! Parsed statements: all checks that need no key.

use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::{Jws, Refused, Typ};
use crate::ids::DeviceId;
use crate::keys::{PublicKey, Signature};
use crate::{base64url, json};

/// JSON object of a header or of claims.
type Object = Map<String, Value>;

/// Parts of a statement. The claims are not authenticated until [`ParsedJws::verify`] has
/// succeeded.
pub(crate) struct ParsedJws {
    pub(crate) jws: Jws,
    pub(crate) header: Map<String, Value>,
    pub(crate) claims: Map<String, Value>,
    typ: Typ,
    signature: Signature,
}

impl ParsedJws {
    /// Parses a compact JWS of any of the protocol's types.
    pub(crate) fn parse(text: &str) -> Result<Self, Refused> {
        let (header, claims, signature) = split(text)?;
        let member = |name| header.get(name).and_then(Value::as_str);
        let typ = Typ::ALL.into_iter().find(|typ| member("typ") == Some(typ.as_str())).ok_or(Refused)?;
        Ok(Self { jws: Jws(Zeroizing::new(text.to_owned())), header, claims, typ, signature })
    }

    /// Parses a compact JWS that must have the type `typ`.
    pub(crate) fn parse_as(text: &str, typ: Typ) -> Result<Self, Refused> {
        Self::parse(text).and_then(|parsed| if parsed.typ == typ { Ok(parsed) } else { Err(Refused) })
    }

    /// Whether the header's `kid` is `device`.
    pub(crate) fn has_kid(&self, device: &DeviceId) -> bool {
        self.header.get("kid").and_then(Value::as_str) == Some(device.as_str())
    }

    /// Verifies the signature with `key`.
    pub(crate) fn verify(&self, key: &PublicKey) -> Result<(), Refused> {
        verify_signature(self.jws.as_str(), key, &self.signature)
    }
}

/// Verifies a compact JWS of another standard with `key`, and returns its header and claims.
pub(crate) fn signed_parts(text: &str, key: &PublicKey) -> Result<(Object, Object), Refused> {
    let (header, claims, signature) = split(text)?;
    verify_signature(text, key, &signature)?;
    Ok((header, claims))
}

/// Splits and decodes a compact JWS (RFC 7515 §7.1) with `alg` ES256.
fn split(text: &str) -> Result<(Object, Object, Signature), Refused> {
    let mut parts = text.split('.');
    let (Some(header), Some(claims), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Refused);
    };
    let object = |part: &str| {
        let bytes = Zeroizing::new(base64url::decode(part).ok_or(Refused)?);
        json::object(&bytes).map_err(|_| Refused)
    };
    let header = object(header)?;
    let claims = object(claims)?;
    let signature = base64url::decode_exactly(signature).map(Signature).ok_or(Refused)?;
    // A critical extension must be understood (RFC 7515 §4.1.11); none is supported.
    if header.get("alg").and_then(Value::as_str) != Some("ES256") || header.contains_key("crit") {
        return Err(Refused);
    }
    Ok((header, claims, signature))
}

fn verify_signature(text: &str, key: &PublicKey, signature: &Signature) -> Result<(), Refused> {
    let signed = text.rsplit_once('.').map_or("", |(signed, _)| signed);
    if key.verify(signed.as_bytes(), signature) { Ok(()) } else { Err(Refused) }
}
