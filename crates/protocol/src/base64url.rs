//! Canonical base64url (RFC 4648 §5, §3.5): no padding and zero trailing bits, so that each value
//! has exactly one encoding and hashes of the encoded text are unambiguous.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Encodes `bytes` without padding.
pub(crate) fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Decodes `text`; `None` if it is not the canonical encoding of any bytes.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Decodes `text` as [`decode`] does; `None` also if the value is not `N` bytes long.
pub(crate) fn decode_exactly<const N: usize>(text: &str) -> Option<[u8; N]> {
    decode(text)?.try_into().ok()
}
