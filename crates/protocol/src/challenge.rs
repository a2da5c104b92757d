//! What a person is asked to approve, signed once by the backend: every device and fetch gets the same bytes.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::base64url;
use crate::ids::{AccountId, ChallengeId, Nonce, Timestamp};
use crate::jws::{Draft, Header, Jws, ParsedJws, Refused, Typ};
use crate::keys::{NoRandomness, PublicKey, SigningKey};

/// The claims of a challenge, in the order they are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// The challenge's id.
    #[serde(rename = "jti")]
    pub id: ChallengeId,
    /// Whose it is.
    #[serde(rename = "aud")]
    pub account: AccountId,
    /// What is asked.
    pub kind: Kind,
    /// When it was asked.
    pub iat: Timestamp,
    /// From when no answer counts any more.
    pub exp: Timestamp,
    /// Makes the bytes, and so their hash, unlike any other challenge's.
    pub nonce: Nonce,
    /// The service that asks, e.g. "Procountor".
    pub service: String,
    /// The browser that asked.
    pub context: Context,
    /// What would be approved; empty for a login.
    pub details: Vec<Detail>,
    /// Digits to be typed for an approval.
    pub number_matching_digits: NumberMatching,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// To let a browser in.
    Login,
    /// To pay.
    Payment,
    /// To say who one is.
    Identification,
}

/// The browser that asked, as far as the backend can tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Name and version.
    pub browser: String,
    /// Its system.
    pub os: String,
    /// The address it came from.
    pub ip: String,
    /// Where that address is; unknown for private ones.
    #[serde(deserialize_with = "present")]
    pub place: Option<String>,
}

/// One line of what would be approved, in the words of the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// What it is.
    pub label: String,
    /// How much, whom, where.
    pub value: String,
}

/// Digits that the login page shows and the person types in the app, so that nobody approves a login they do not look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum NumberMatching {
    /// None.
    Off,
    /// Two.
    Two,
    /// Six.
    Six,
}

impl NumberMatching {
    /// How many digits.
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

/// A member that has to be there, though it may be null.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(deserializer)
}

/// A challenge and the signed bytes it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedChallenge {
    claims: Challenge,
    jws: Jws,
}

impl SignedChallenge {
    /// Signs `claims` with the backend's key for the account.
    pub fn sign(claims: Challenge, backend: &SigningKey) -> Result<Self, NoRandomness> {
        let jws = Draft::new(&Header::anonymous(Typ::Challenge), &claims).signed_by(backend)?;
        Ok(Self { claims, jws })
    }

    /// Reads a challenge signed by `backend_key` for `account`, and no other.
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

    /// What is asked.
    #[must_use]
    pub fn claims(&self) -> &Challenge {
        &self.claims
    }

    /// The signed bytes.
    #[must_use]
    pub fn jws(&self) -> &Jws {
        &self.jws
    }

    /// What a decision repeats, so that it says what was shown.
    #[must_use]
    pub fn hash(&self) -> ChallengeHash {
        ChallengeHash::of(&self.jws)
    }
}

/// base64url(SHA-256(ASCII of the challenge JWS)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ChallengeHash(String);

impl ChallengeHash {
    /// The hash of a challenge's signed bytes.
    #[must_use]
    pub fn of(challenge: &Jws) -> Self {
        Self(base64url::encode(challenge.sha256()))
    }

    /// As in a decision.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The open challenges of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengesResponse {
    /// Each as signed, to be verified one by one.
    pub challenges: Vec<Jws>,
    /// The time at the backend.
    pub server_time: Timestamp,
}

/// One challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeResponse {
    /// As signed.
    pub challenge: Jws,
}
