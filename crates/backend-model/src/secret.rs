//! Passwords and codes: never shown, zeroized on drop, compared in constant time.

use key_protocol::offline;
use key_protocol::typed::normalised;
use ring::hmac;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization as _;
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

    /// Whether `typed` equals the secret, in NFC or as typed. Keyboards compose letters differently.
    pub(crate) fn matches_password(&self, typed: &str) -> bool {
        let composed = |text: &str| Zeroizing::new(text.nfc().collect::<String>());
        let in_nfc = constant_time_eq(composed(&self.0).as_bytes(), composed(typed).as_bytes());
        constant_time_eq(self.0.as_bytes(), typed.as_bytes()) | in_nfc
    }

    /// Whether `typed` equals the secret, normalised as typed codes are.
    pub(crate) fn matches_code(&self, typed: &str) -> bool {
        constant_time_eq(normalised(&self.0).as_bytes(), normalised(typed).as_bytes())
    }
}

/// Number of characters of a one-time password or pairing code, without its hyphen.
const CODE_LENGTH: usize = 8;

/// Whether `typed` can be a one-time password or a pairing code at all, by length and alphabet. An
/// impossible one is no guess and counts no try.
pub(crate) fn is_possible_code(typed: &str) -> bool {
    let code = normalised(typed);
    code.len() == CODE_LENGTH && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether `typed` can be an offline code at all.
pub(crate) fn is_possible_offline_code(typed: &str) -> bool {
    let code = normalised(typed);
    code.len() == usize::from(offline::DIGITS) && code.bytes().all(|byte| byte.is_ascii_digit())
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
        assert!(!code.matches_password("4f7k-29qx"));
    }

    #[test]
    fn passwords_match_however_their_letters_are_composed() {
        for (stored, typed) in [("Äiti-42", "A\u{308}iti-42"), ("A\u{308}iti-42", "Äiti-42"), ("ﬁ", "ﬁ")]
        {
            assert!(Secret::new(stored).matches_password(typed), "{typed}");
        }
        assert!(!Secret::new("ﬁ").matches_password("fi"));
    }

    #[test]
    fn only_what_could_be_a_code_is_a_guess() {
        for typed in ["4F7K-29QX", "４Ｆ７Ｋ　29QX", " 4f7k29qx"] {
            assert!(is_possible_code(typed), "{typed}");
        }
        for typed in ["", "4F7K-29Q", "4F7K-29QXX", "4F7K_29QX", "https://key.example/connect"] {
            assert!(!is_possible_code(typed), "{typed}");
        }
        assert!(is_possible_offline_code("١٢٣ 456"));
        assert!(!is_possible_offline_code("12345"));
    }
}
