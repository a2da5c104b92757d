//! Text that a device supplies about itself and that other devices and web pages display.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Invalid;

/// Name, model or app version of a device: 1–64 code points without control characters and without
/// bidirectional embeddings, overrides and isolates, which could reorder the text around it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DeviceText(String);

impl DeviceText {
    /// Maximum number of code points.
    pub const MAX_CODE_POINTS: usize = 64;

    /// Validates length and characters of `text`.
    pub fn parse(text: impl Into<String>) -> Result<Self, Invalid> {
        let text = text.into();
        let length = text.chars().take(Self::MAX_CODE_POINTS + 1).count();
        if !(1..=Self::MAX_CODE_POINTS).contains(&length) || text.chars().any(is_forbidden) {
            return Err(Invalid("1 to 64 characters, none of them control characters"));
        }
        Ok(Self(text))
    }

    /// Text as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_forbidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl fmt::Display for DeviceText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for DeviceText {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(text)
    }
}

impl From<DeviceText> for String {
    fn from(text: DeviceText) -> Self {
        text.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_code_points() {
        assert!(DeviceText::parse("📱".repeat(64)).is_ok());
        assert!(DeviceText::parse("📱".repeat(65)).is_err());
        assert!(DeviceText::parse("").is_err());
    }

    #[test]
    fn control_and_bidi_characters_are_rejected() {
        for bad in ["a\nb", "a\u{7f}", "a\u{85}", "\u{202a}", "x\u{202e}", "\u{2066}", "\u{2069}y", "\0"] {
            assert!(DeviceText::parse(bad).is_err(), "{bad:?}");
        }
        for good in ["Maijan puhelin", "\u{2029}x", "\u{206a}", "\u{2065}", "ירושלים"] {
            assert!(DeviceText::parse(good).is_ok(), "{good:?}");
        }
    }
}
