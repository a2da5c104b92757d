//! Answers to a challenge. Only an approval is matched with the page that asked, and has an
//! authentication method.

use serde::Serialize;
use serde_json::Value;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::challenge::NumberMatching;
use crate::handoff::Handoff;
use crate::ids::Invalid;
use crate::member::Members;
use crate::problem::Problem;
use crate::typed::normalised;

/// Answer to a challenge, with the data that belongs to it.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// Approval: signed by the approval key, after PIN or biometrics.
    Approve {
        /// What ties the approval to the page that asked.
        matched: Matched,
        /// Method that established user presence.
        amr: Amr,
    },
    /// Denial.
    Deny,
    /// Denial of a request that the user did not make.
    Report,
}

/// What ties an approval to the page that asked for it.
#[derive(Clone, PartialEq, Eq)]
pub enum Matched {
    /// Nothing: the challenge requires no number.
    Nothing,
    /// Digits typed by the user.
    Number(Number),
    /// Secret of a page on the same phone, which opened the app.
    Handoff(Handoff),
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
    /// Whether the method is one of the platform's sensors.
    #[must_use]
    pub fn is_sensor(self) -> bool {
        matches!(self, Self::Fingerprint | Self::Face)
    }

    /// Reads the claim `amr` of a statement that requires presence: a list of exactly one known
    /// value.
    pub(crate) fn in_claims(claims: &Members<'_>) -> Result<Self, Problem> {
        match claims.list("amr")? {
            [Value::String(word)] => Self::parse(word).ok_or_else(|| claims.malformed("amr")),
            _ => Err(claims.malformed("amr")),
        }
    }

    /// Parses one `amr` value.
    fn parse(value: &str) -> Option<Self> {
        match value {
            "pin" => Some(Self::Pin),
            "fpt" => Some(Self::Fingerprint),
            "face" => Some(Self::Face),
            _ => None,
        }
    }
}

impl Number {
    /// Parses what a user typed for a challenge with `matching`, after normalising it as typed codes
    /// are ([`normalised`]).
    pub fn typed(text: &str, matching: NumberMatching) -> Result<Self, Invalid> {
        Self::parse(&normalised(text), matching)
    }

    /// Parses the normalised digits for a challenge with `matching`. Always fails for
    /// [`NumberMatching::Off`].
    pub fn parse(digits: &str, matching: NumberMatching) -> Result<Self, Invalid> {
        let has_required_length = matching != NumberMatching::Off && digits.len() == matching.digits();
        if has_required_length && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(digits.to_owned()))
        } else {
            Err(Invalid("as many digits as the login page shows"))
        }
    }

    /// Digits, normalised.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
