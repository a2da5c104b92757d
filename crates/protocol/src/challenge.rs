//! Challenges: the requests a user approves or denies. The backend signs each one once, and every
//! device and every fetch gets the same bytes.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::base64url;
pub use crate::challenge_response::ChallengeResponse;
pub use crate::context::Context;
use crate::ids::{AccountId, ChallengeId, Nonce, Text, Timestamp};
use crate::jws::{Draft, Header, Jws, ParsedJws, Refused, Typ};
use crate::keys::{NoRandomness, PublicKey, SigningKey};
use crate::list::Element;
use crate::skew;

/// Longest life of a challenge, in seconds.
pub const MAX_LIFE: i64 = 600;

/// Maximum number of details.
pub const MAX_DETAILS: usize = 20;

/// Claims of a challenge, in wire order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// Id of the challenge.
    #[serde(rename = "jti")]
    pub id: ChallengeId,
    /// Account that the challenge belongs to.
    #[serde(rename = "aud")]
    pub account: AccountId,
    /// Kind of action to approve.
    pub kind: Kind,
    /// Time of issue.
    pub iat: Timestamp,
    /// Time from which the challenge accepts no decision.
    pub exp: Timestamp,
    /// Random value that makes the bytes, and so their hash, unique to this challenge.
    pub nonce: Nonce,
    /// Name of the service that requests the approval, e.g. "Procountor".
    pub service: Text<64>,
    /// Browser that made the request.
    pub context: Context,
    /// Lines that describe the action, at most [`MAX_DETAILS`]; empty for a login. Those of a payment
    /// begin with the amount and the payee.
    #[serde(deserialize_with = "few")]
    pub details: Vec<Detail>,
    /// Number of digits to type for an approval.
    pub number_matching_digits: NumberMatching,
}

/// Kind of action that a challenge asks to approve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Login of a browser.
    Login,
    /// Payment.
    Payment,
    /// Identification of the user to a service.
    Identification,
    /// Change of how the account is confirmed.
    Account,
    /// Kind that this version does not know; it cannot be answered.
    #[serde(other)]
    Unknown,
}

/// One line that describes the action, as worded by the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// Label, e.g. "Amount".
    pub label: Text<64>,
    /// Value for the label.
    pub value: Text<256>,
}

/// Number matching: digits that the login page shows and the user types in the app. Requires the
/// user to look at the login that is being approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum NumberMatching {
    /// No number matching.
    Off,
    /// Two digits.
    Two,
    /// Six digits.
    Six,
}

impl NumberMatching {
    /// Number of digits: 0, 2 or 6.
    #[must_use]
    pub fn digits(self) -> usize {
        usize::from(u8::from(self))
    }
}

impl From<NumberMatching> for u8 {
    fn from(matching: NumberMatching) -> Self {
        match matching {
            NumberMatching::Off => 0,
            NumberMatching::Two => 2,
            NumberMatching::Six => 6,
        }
    }
}

impl TryFrom<u8> for NumberMatching {
    type Error = &'static str;

    fn try_from(digits: u8) -> Result<Self, Self::Error> {
        match digits {
            0 => Ok(Self::Off),
            2 => Ok(Self::Two),
            6 => Ok(Self::Six),
            _ => Err("0, 2 or 6 digits"),
        }
    }
}

fn few<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Detail>, D::Error> {
    let details = Vec::deserialize(deserializer)?;
    let fits = details.len() <= MAX_DETAILS;
    if fits { Ok(details) } else { Err(serde::de::Error::custom("more than 20 details")) }
}

/// What an app requires of a challenge beside the backend's signature.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// Account of the enrolment.
    pub account: &'a AccountId,
    /// Number matching of the enrolment's policy; a challenge may ask for more digits, not for
    /// fewer.
    pub matching: NumberMatching,
    /// Time at the backend that came with the challenge.
    pub server_time: Timestamp,
}

/// Verified challenge together with its signed bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedChallenge {
    claims: Challenge,
    jws: Jws,
}

impl SignedChallenge {
    /// Signs `claims` with `backend`, the account's backend key.
    pub fn sign(claims: Challenge, backend: &SigningKey) -> Result<Self, NoRandomness> {
        let jws = Draft::new(&Header::anonymous(Typ::Challenge), &claims).signed_by(backend)?;
        Ok(Self { claims, jws })
    }

    /// Verifies `jws`: `typ`, signature by `backend_key`, claims with their bounds, `terms`, and a
    /// life of 1 to [`MAX_LIFE`] seconds. The caller compares `exp` with the current time.
    pub fn verify(jws: &Jws, backend_key: &PublicKey, terms: &Terms<'_>) -> Result<Self, Refused> {
        let parsed = ParsedJws::parse_as(jws.as_str(), Typ::Challenge)?;
        parsed.verify(backend_key)?;
        let claims: Challenge = serde_json::from_value(Value::Object(parsed.claims)).map_err(|_| Refused)?;
        let holds = claims.account == *terms.account
            && (1..=MAX_LIFE).contains(&(claims.exp - claims.iat))
            && claims.iat - terms.server_time <= skew::WINDOW
            && claims.number_matching_digits >= terms.matching;
        if holds { Ok(Self { claims, jws: parsed.jws }) } else { Err(Refused) }
    }

    /// Claims of the challenge.
    #[must_use]
    pub fn claims(&self) -> &Challenge {
        &self.claims
    }

    /// Signed bytes of the challenge.
    #[must_use]
    pub fn jws(&self) -> &Jws {
        &self.jws
    }

    /// Hash of the signed bytes. A decision repeats the hash, which binds it to what was shown.
    #[must_use]
    pub fn hash(&self) -> ChallengeHash {
        ChallengeHash::of(&self.jws)
    }
}

/// Hash of a challenge: base64url(SHA-256(ASCII of the challenge JWS)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ChallengeHash(String);

impl ChallengeHash {
    /// Computes the hash of a challenge's signed bytes.
    #[must_use]
    pub fn of(challenge: &Jws) -> Self {
        Self(base64url::encode(challenge.sha256()))
    }

    /// Hash as the `challenge_hash` claim of a decision has it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Response body of `GET …/challenges`: the open challenges of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengesResponse {
    /// Signed challenges, each to be verified separately.
    pub challenges: Vec<Element>,
    /// Time at the backend.
    pub server_time: Timestamp,
}
