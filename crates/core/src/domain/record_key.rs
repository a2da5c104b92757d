//! The key that authenticates the record: HMAC-SHA-256 (RFC 2104) under a key derived from the keystore
//! secret, so that whoever can write the file, but not read the keystore, cannot edit it.

use ring::{hkdf, hmac};

use super::secret::{CryptoFailed, Secret};

/// Key of the record's authentication code.
pub struct RecordKey(hmac::Key);

impl RecordKey {
    /// Derives the key by HKDF-SHA256 (RFC 5869), under a name of its own: no slot's key is the same.
    pub fn derive(keystore: &Secret) -> Result<Self, CryptoFailed> {
        hkdf::Salt::new(hkdf::HKDF_SHA256, keystore.expose())
            .extract(&[])
            .expand(&[b"finago-key/v3/record"], hmac::HMAC_SHA256)
            .map(|okm| Self(okm.into()))
            .map_err(|_| CryptoFailed)
    }

    /// Returns the authentication code of `body`.
    #[must_use]
    pub(crate) fn code(&self, body: &str) -> Vec<u8> {
        hmac::sign(&self.0, body.as_bytes()).as_ref().to_vec()
    }

    /// Returns whether `code` is the authentication code of `body`, in a time that does not depend on
    /// either.
    #[must_use]
    pub(crate) fn verifies(&self, body: &str, code: &[u8]) -> bool {
        hmac::verify(&self.0, body.as_bytes(), code).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value comes from Python's `hmac` and `hashlib`, by the steps of RFC 5869.
    #[test]
    fn code_matches_another_implementation() {
        let key = RecordKey::derive(&Secret::new(vec![7; 32])).unwrap();
        let hex: String = key.code("{}").iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "5ecd0b54820e1ca6895b1d76bb40afac90f5514ffdd4cd5470e7ff4888f8457d");
    }

    #[test]
    fn code_belongs_to_one_body_and_one_keystore_secret() {
        let key = RecordKey::derive(&Secret::new(vec![7; 32])).unwrap();
        let code = key.code("{}");
        assert!(key.verifies("{}", &code));
        assert!(!key.verifies("{ }", &code) && !key.verifies("{}", &code[..31]) && !key.verifies("{}", &[]));
        assert!(!RecordKey::derive(&Secret::new(vec![8; 32])).unwrap().verifies("{}", &code));
    }
}
