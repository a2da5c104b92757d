//! Statements with arbitrary header and claims, validly signed, so that a fuzzer reaches the code
//! behind the signature check.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::jws::Jws;
use key_protocol::keys::SigningKey;
use serde_json::Value;

/// Unsigned statement: well-formed, with arbitrary content.
pub(crate) struct UnsignedJws {
    input: String,
    pub(crate) header: Value,
    pub(crate) claims: Value,
}

impl UnsignedJws {
    /// Builds a statement from JSON header and claims; `None` if it would be malformed with any
    /// signature.
    pub(crate) fn from_lines(header: &[u8], claims: &[u8]) -> Option<Self> {
        let input = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
        Jws::parse(&with_signature(&input, &[0; 64])).ok()?;
        let read = |json| serde_json::from_slice(json).expect("parts of a parsed statement are JSON");
        Some(Self { header: read(header), claims: read(claims), input })
    }

    /// Returns the statement signed by `key`.
    pub(crate) fn signed_by(&self, key: &SigningKey) -> String {
        with_signature(&self.input, key.sign(self.input.as_bytes()).unwrap().as_ref())
    }
}

/// Splits an input into lines. JSON needs no line breaks, so each line can be a document.
pub(crate) fn lines(data: &[u8]) -> Vec<&[u8]> {
    data.split(|byte| *byte == b'\n').collect()
}

fn with_signature(input: &str, signature: &[u8]) -> String {
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
}
