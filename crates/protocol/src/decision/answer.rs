//! Answers to a challenge. Only an approval has a matched number and an authentication method.

use serde::Serialize;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::challenge::NumberMatching;
use crate::ids::Invalid;

/// Answer to a challenge, with the data that belongs to it.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// Approval: signed by the approval key, after PIN or biometrics.
    Approve {
        /// Digits typed by the user; `None` if the challenge requires none.
        number: Option<Number>,
        /// Method that established user presence.
        amr: Amr,
    },
    /// Denial.
    Deny,
    /// Denial of a request that the user did not make.
    Report,
}

/// Kind of answer, as the `verdict` claim spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Approval.
    Approve,
    /// Denial.
    Deny,
    /// Denial of a request that the user did not make.
    Report,
}

/// Authentication method of an approval: one of the `amr` values of RFC 8176 §2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
pub enum Amr {
    /// PIN of the app.
    #[serde(rename = "pin")]
    Pin,
    /// Fingerprint.
    #[serde(rename = "fpt")]
    Fingerprint,
    /// Face.
    #[serde(rename = "face")]
    Face,
}

/// Digits typed for an approval: exactly as many as the challenge requires, leading zeros included.
#[derive(Clone, PartialEq, Eq, Serialize, Zeroize, ZeroizeOnDrop)]
#[serde(transparent)]
pub struct Number(String);

impl Answer {
    /// Verdict of the answer.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Approve { .. } => Verdict::Approve,
            Self::Deny => Verdict::Deny,
            Self::Report => Verdict::Report,
        }
    }
}

impl Verdict {
    /// Every verdict with its spelling on the wire.
    pub(crate) const WORDS: [(&str, Self); 3] =
        [("approve", Self::Approve), ("deny", Self::Deny), ("report", Self::Report)];
}

impl Amr {
    /// Parses one `amr` value.
    pub(crate) fn parse(value: &str) -> Option<Self> {
        match value {
            "pin" => Some(Self::Pin),
            "fpt" => Some(Self::Fingerprint),
            "face" => Some(Self::Face),
            _ => None,
        }
    }
}

impl Number {
    /// Parses the digits typed for a challenge with `matching`. Always fails for
    /// [`NumberMatching::Off`].
    pub fn parse(digits: &str, matching: NumberMatching) -> Result<Self, Invalid> {
        let has_required_length = matching != NumberMatching::Off && digits.len() == matching.digits();
        if has_required_length && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(digits.to_owned()))
        } else {
            Err(Invalid("as many digits as the login page shows"))
        }
    }

    /// Digits as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
