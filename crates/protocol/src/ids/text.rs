//! Texts that one side supplies and the other displays: T(n) of the protocol.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::Invalid;
use crate::unicode::is_default_ignorable;

/// Text of 1 to `N` code points that is safe to display: without control characters, line
/// separators and characters that reorder the text around them, and with at least one visible
/// character.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text<const N: usize>(String);

/// Name, model or app version of a device.
pub type DeviceText = Text<64>;

/// Stands for a character that may not be displayed.
const REPLACEMENT: char = '\u{fffd}';

impl<const N: usize> Text<N> {
    /// Maximum number of code points.
    pub const MAX_CODE_POINTS: usize = N;

    /// Validates length and characters of `text`.
    pub fn parse(text: impl Into<String>) -> Result<Self, Invalid> {
        let text = text.into();
        let fits = text.chars().nth(N).is_none();
        if fits && text.chars().any(is_visible) && !text.chars().any(is_forbidden) {
            Ok(Self(text))
        } else {
            Err(Invalid("a text that is neither empty nor too long, without control characters"))
        }
    }

    /// Removes what the rule forbids and cuts the rest to `N` code points, as a backend does before
    /// it signs or answers. `None` if nothing visible remains.
    #[must_use]
    pub fn cleaned(text: &str) -> Option<Self> {
        Self::parse(text.chars().filter(|c| !is_forbidden(*c)).take(N).collect::<String>()).ok()
    }

    /// Replaces by U+FFFD what the rule forbids and cuts the rest to `N` code points, as an app does
    /// with an unsigned answer.
    #[must_use]
    pub fn replaced(text: &str) -> Self {
        let shown = text.chars().take(N).map(|c| if is_forbidden(c) { REPLACEMENT } else { c });
        Self::parse(shown.collect::<String>()).unwrap_or_else(|_| Self(REPLACEMENT.into()))
    }

    /// Deserialises an unsigned answer's text with [`Text::replaced`].
    pub(crate) fn replacing<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::replaced(&text))
    }

    /// Text as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_forbidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_visible(character: char) -> bool {
    !character.is_whitespace() && !is_default_ignorable(character)
}

impl<const N: usize> fmt::Display for Text<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const N: usize> TryFrom<String> for Text<N> {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(text)
    }
}

impl<const N: usize> From<Text<N>> for String {
    fn from(text: Text<N>) -> Self {
        text.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backend_cleans_and_app_replaces_what_may_not_be_shown() {
        let given = format!("\u{202e}Fire\nfox{}", "x".repeat(64));
        let cleaned = Text::<64>::cleaned(&given).unwrap();
        assert_eq!(cleaned.as_str(), format!("Firefox{}", "x".repeat(57)));
        let replaced = Text::<64>::replaced(&given);
        assert_eq!(replaced.as_str(), format!("\u{fffd}Fire\u{fffd}fox{}", "x".repeat(55)));
        for invisible in ["", " \n", "\u{200b}\u{202e}"] {
            assert_eq!(Text::<64>::cleaned(invisible), None, "{invisible:?}");
        }
        assert_eq!(Text::<64>::replaced("").as_str(), "\u{fffd}");
        assert_eq!(Text::<64>::replaced(" ").as_str(), "\u{fffd}");
    }
}
