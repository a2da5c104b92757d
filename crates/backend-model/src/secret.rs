//! Passwords and codes: never shown, zeroized on drop, compared in constant time.

use ring::hmac;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

/// A password or code.
#[derive(Clone)]
pub(crate) struct Secret(Zeroizing<String>);

impl Secret {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// Whether `typed` equals the secret.
    pub(crate) fn matches(&self, typed: &str) -> bool {
        constant_time_eq(self.0.as_bytes(), typed.as_bytes())
    }

    /// Whether `typed` equals the secret, ignoring case, whitespace and hyphens.
    pub(crate) fn matches_code(&self, typed: &str) -> bool {
        constant_time_eq(normalise_code(&self.0).as_bytes(), normalise_code(typed).as_bytes())
    }
}

/// Removes whitespace and hyphens and converts to upper case.
pub(crate) fn normalise_code(typed: &str) -> Zeroizing<String> {
    let is_filler = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}');
    Zeroizing::new(typed.chars().filter(|&letter| !is_filler(letter)).flat_map(char::to_uppercase).collect())
}

/// Compares without revealing through timing where the texts differ.
fn constant_time_eq(one: &[u8], other: &[u8]) -> bool {
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"compare");
    hmac::verify(&key, other, hmac::sign(&key, one).as_ref()).is_ok()
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_comparison_ignores_case_spaces_and_hyphens() {
        let code = Secret::new("4F7K-29QX");
        for typed in ["4F7K-29QX", " 4f7k 29qx\n", "4f7k29qx", "4F7K–29QX", "4 F 7 K 2 9 Q X"] {
            assert!(code.matches_code(typed), "{typed:?}");
        }
        for typed in ["", "4F7K-29Q", "4F7K-29QXX", "4F7K_29QX"] {
            assert!(!code.matches_code(typed), "{typed:?}");
        }
        assert!(!code.matches("4f7k-29qx"));
    }
}
