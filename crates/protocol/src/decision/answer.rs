//! What a person can answer, and what an approval has to hold that the others must not.

use serde::Serialize;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::challenge::NumberMatching;
use crate::ids::Invalid;

/// An answer, whole.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// Yes: signed by the approval key, after PIN or biometric.
    Approve {
        /// What was typed, where the challenge asks for it.
        number: Option<Number>,
        /// How the person was recognised.
        amr: Amr,
    },
    /// No.
    Deny,
    /// No, and it was not me who asked.
    Report,
}

/// The word for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Yes.
    Approve,
    /// No.
    Deny,
    /// No, and it was not me who asked.
    Report,
}

/// How a person was recognised on the device (RFC 8176 §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
pub enum Amr {
    /// The app's own PIN.
    #[serde(rename = "pin")]
    Pin,
    /// A fingerprint.
    #[serde(rename = "fpt")]
    Fingerprint,
    /// A face.
    #[serde(rename = "face")]
    Face,
}

/// The digits typed for an approval: exactly as many as the challenge asks for, leading zeros kept.
#[derive(Clone, PartialEq, Eq, Serialize, Zeroize, ZeroizeOnDrop)]
#[serde(transparent)]
pub struct Number(String);

impl Answer {
    /// The word for it.
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
    /// Every verdict and how it is spelled.
    pub(crate) const WORDS: [(&str, Self); 3] =
        [("approve", Self::Approve), ("deny", Self::Deny), ("report", Self::Report)];
}

impl Amr {
    /// Reads one `amr` value.
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
    /// Reads what was typed for a challenge that asks for `matching`. Where it asks for none, there is no number.
    pub fn parse(digits: &str, matching: NumberMatching) -> Result<Self, Invalid> {
        let is_asked_for = matching != NumberMatching::Off && digits.len() == matching.digits();
        if is_asked_for && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(digits.to_owned()))
        } else {
            Err(Invalid("as many digits as the login page shows"))
        }
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
