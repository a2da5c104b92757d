//! Version of the app, which a backend can require to be recent enough.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{DeviceText, Invalid};

/// App version: one to four decimal numbers with dots between them. Equality and order compare the
/// numbers; missing ones are 0.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AppVersion(DeviceText);

impl AppVersion {
    /// Maximum count of numbers.
    const NUMBERS: usize = 4;

    /// Validates length and form of `text`.
    pub fn parse(text: impl Into<String>) -> Result<Self, Invalid> {
        const RULE: Invalid = Invalid("one to four numbers with dots");
        let text = DeviceText::parse(text).map_err(|_| RULE)?;
        let is_number = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let numbers = text.as_str().split('.');
        let has_form = numbers.clone().count() <= Self::NUMBERS && numbers.clone().all(is_number);
        if has_form { Ok(Self(text)) } else { Err(RULE) }
    }

    /// Value of the `User-Agent` header that a device sends: `FinagoKey/1.2.0 (android)`.
    #[must_use]
    pub fn user_agent(&self, platform: &str) -> String {
        format!("FinagoKey/{self} ({platform})")
    }

    /// Version in a `User-Agent` header; `None` for a header of another form, which counts as the
    /// oldest version.
    #[must_use]
    pub fn in_user_agent(header: &str) -> Option<Self> {
        let (version, platform) = header.strip_prefix("FinagoKey/")?.split_once(' ')?;
        let is_platform = platform.len() > 2 && platform.starts_with('(') && platform.ends_with(')');
        if is_platform { Self::parse(version).ok() } else { None }
    }

    /// Version as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Digits of the four numbers, without leading zeros: a number may exceed every integer type.
    fn numbers(&self) -> [&str; Self::NUMBERS] {
        let mut numbers = [""; Self::NUMBERS];
        for (place, number) in numbers.iter_mut().zip(self.as_str().split('.')) {
            *place = number.trim_start_matches('0');
        }
        numbers
    }
}

impl Ord for AppVersion {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_value = |(a, b): (&str, &str)| a.len().cmp(&b.len()).then_with(|| a.cmp(b));
        let pairs = self.numbers().into_iter().zip(other.numbers());
        pairs.map(by_value).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }
}

impl PartialOrd for AppVersion {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for AppVersion {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for AppVersion {}

impl fmt::Display for AppVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for AppVersion {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(text)
    }
}

impl From<AppVersion> for String {
    fn from(version: AppVersion) -> Self {
        version.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_their_numbers() {
        let version = |text: &str| AppVersion::parse(text).unwrap();
        for (older, newer) in
            [("1.9", "1.10"), ("0.9.9", "1"), ("1.2.3", "1.2.3.1"), ("9", "99999999999999999999999999999999")]
        {
            assert!(version(older) < version(newer), "{older} {newer}");
        }
        assert_eq!(version("1"), version("01.0.00"));
    }

    #[test]
    fn user_agent_carries_version_and_platform() {
        let version = AppVersion::parse("1.2.0").unwrap();
        assert_eq!(version.user_agent("ios"), "FinagoKey/1.2.0 (ios)");
        assert_eq!(AppVersion::in_user_agent("FinagoKey/1.2.0 (ios)"), Some(version));
        for other in [
            "",
            "FinagoKey/1.2.0",
            "FinagoKey/x (ios)",
            "FinagoKey/1 ()",
            "finagokey/1 (ios)",
            "Mozilla/5.0 (X)",
        ] {
            assert_eq!(AppVersion::in_user_agent(other), None, "{other}");
        }
    }
}
