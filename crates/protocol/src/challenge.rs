//! Challenges: the requests a user approves or denies. The backend signs each one once, and every
//! device and every fetch gets the same bytes.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::base64url;
use crate::ids::{AccountId, ChallengeId, Nonce, Timestamp};
use crate::jws::{Draft, Header, Jws, ParsedJws, Refused, Typ};
use crate::keys::{NoRandomness, PublicKey, SigningKey};

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
    pub service: String,
    /// Browser that made the request.
    pub context: Context,
    /// Lines that describe the action; empty for a login.
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
}

/// Browser that made the request, as the backend sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Name and version of the browser.
    pub browser: String,
    /// Operating system of the browser.
    pub os: String,
    /// IP address that the request came from.
    pub ip: String,
    /// Location of the IP address; `None` if unknown, as for a private address.
    #[serde(deserialize_with = "present")]
    pub place: Option<String>,
}

/// One line that describes the action, as worded by the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// Label, e.g. "Amount".
    pub label: String,
    /// Value for the label.
    pub value: String,
}

/// Number matching: digits that the login page shows and the user types in the app. Requires the
/// user to look at the login that is being approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// Deserialises a member that is required but may be null. Without `deserialize_with`, serde reads
/// a missing `Option` member as `None`.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(deserializer)
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

    /// Verifies `jws`: `typ`, signature by `backend_key`, claims, `aud` equal to `account`, and
    /// `exp` later than `iat`. The caller compares `exp` with the current time.
    pub fn verify(jws: &Jws, backend_key: &PublicKey, account: &AccountId) -> Result<Self, Refused> {
        let parsed = ParsedJws::parse_as(jws.as_str(), Typ::Challenge)?;
        parsed.verify(backend_key)?;
        let claims: Challenge = serde_json::from_value(Value::Object(parsed.claims)).map_err(|_| Refused)?;
        if claims.account == *account && claims.exp > claims.iat {
            Ok(Self { claims, jws: parsed.jws })
        } else {
            Err(Refused)
        }
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
    pub challenges: Vec<Jws>,
    /// Time at the backend.
    pub server_time: Timestamp,
}

/// Response body of `GET …/challenges/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeResponse {
    /// Signed challenge.
    pub challenge: Jws,
}
