//! Usernames: displayed as typed, compared in a normalised form.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::unicode::{is_default_ignorable, with_ascii_digits};

/// Username as typed, including white space around it. Equality compares [`Username::key`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Username(String);

/// Normalised username for comparisons. Created only by [`Username::key`] and by deserialising a
/// stored key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UsernameKey(String);

impl Username {
    /// Wraps any text. The backend responds to an unknown username as to a wrong code.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Username as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Normalised form, equal for `" MAIJA@example.fi"` and `"maija@example.fi "`. In this order:
    /// default-ignorable characters removed, NFKC, decimal digits of any script to ASCII, trimmed,
    /// lower case, NFC.
    #[must_use]
    pub fn key(&self) -> UsernameKey {
        let visible = self.0.chars().filter(|c| !is_default_ignorable(*c));
        let composed: String = visible.nfkc().map(with_ascii_digits).collect();
        // Normalised again, because lower-casing can decompose a letter such as 'İ'.
        UsernameKey(composed.trim().to_lowercase().nfc().collect())
    }

    /// Whether the text has nothing to compare.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.key().as_str().is_empty()
    }
}

impl UsernameKey {
    /// Normalised form as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Username {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Username {}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_blanks_and_composition_do_not_distinguish_usernames() {
        let composed = Username::new("Äiti.Öberg@example.fi");
        for typed in ["a\u{308}iti.o\u{308}berg@EXAMPLE.fi", "\u{a0}ÄITI.ÖBERG@example.fi \t\n"] {
            assert_eq!(composed, Username::new(typed), "{typed:?}");
        }
        assert_ne!(composed, Username::new("aiti.oberg@example.fi"));
    }

    #[test]
    fn key_is_idempotent() {
        for typed in ["İstanbul", "ẞ", "ΟΔΟΣ", "Ǆ", "A\u{30a}"] {
            let key = Username::new(typed).key();
            assert_eq!(Username::new(key.as_str()).key(), key, "{typed}");
        }
    }
}
