//! Where a device wants to be woken: Apple's service, any Web Push service (RFC 8030), or nowhere.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

use crate::base64url;
use crate::ids::{ChallengeId, DeviceId, Invalid};
use crate::keys::PublicKey;
use crate::member::{Members, body};
use crate::problem::Problem;

/// Where to send a device's pushes. Whoever knows an address can send to it, so none is shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "transport", rename_all = "lowercase")]
pub enum PushRegistration {
    /// Nowhere.
    None,
    /// Through Apple.
    Apns {
        /// The app's address on that phone, in hexadecimal.
        #[serde(rename = "token")]
        address: String,
        /// Which of Apple's services knows it.
        environment: ApnsEnvironment,
    },
    /// Through a Web Push service.
    Webpush {
        /// Where to post, over https.
        endpoint: String,
        /// The device's public key for encryption (RFC 8291 §3.1): an uncompressed point in base64url.
        p256dh: String,
        /// The secret that proves the sender (RFC 8291 §3.2): 16 bytes in base64url.
        auth: String,
    },
}

/// Which of Apple's services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ApnsEnvironment {
    /// For builds under test.
    Sandbox,
    /// For builds from the store.
    Production,
}

/// All that a push carries: what to fetch, and for which of a phone's accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushMessage {
    /// The challenge to fetch.
    pub challenge: ChallengeId,
    /// The device it is for.
    pub device: DeviceId,
}

impl PushRegistration {
    /// Reads a request's body.
    pub fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        #[derive(Clone, Copy)]
        enum Transport {
            None,
            Apns,
            Webpush,
        }
        const TRANSPORTS: [(&str, Transport); 3] =
            [("none", Transport::None), ("apns", Transport::Apns), ("webpush", Transport::Webpush)];
        const ENVIRONMENTS: [(&str, ApnsEnvironment); 2] =
            [("sandbox", ApnsEnvironment::Sandbox), ("production", ApnsEnvironment::Production)];

        let body = body(bytes)?;
        let members = Members::of(&body);
        match members.word("transport", &TRANSPORTS)? {
            Transport::None => Ok(Self::None),
            Transport::Apns => Ok(Self::Apns {
                address: members.parsed("token", apns_address)?,
                environment: members.word("environment", &ENVIRONMENTS)?,
            }),
            Transport::Webpush => Ok(Self::Webpush {
                endpoint: members.parsed("endpoint", endpoint)?,
                p256dh: members.parsed("p256dh", p256dh)?,
                auth: members.parsed("auth", auth)?,
            }),
        }
    }
}

fn apns_address(text: &str) -> Result<String, Invalid> {
    let is_bytes = (2..=512).contains(&text.len())
        && text.len().is_multiple_of(2)
        && text.bytes().all(|b| b.is_ascii_hexdigit());
    accept(text, is_bytes, "bytes in hexadecimal")
}

fn endpoint(text: &str) -> Result<String, Invalid> {
    let is_address = text.len() <= 2048
        && Url::parse(text).is_ok_and(|url| {
            url.scheme() == "https"
                && url.username().is_empty()
                && url.password().is_none()
                && url.fragment().is_none()
        });
    accept(text, is_address, "an https address")
}

fn p256dh(text: &str) -> Result<String, Invalid> {
    let point = base64url::decode_exactly::<65>(text);
    accept(
        text,
        point.is_some_and(|point| PublicKey::from_point(&point).is_ok()),
        "a P-256 point in base64url",
    )
}

fn auth(text: &str) -> Result<String, Invalid> {
    accept(text, base64url::decode_exactly::<16>(text).is_some(), "16 bytes in base64url")
}

fn accept(text: &str, is_valid: bool, rule: &'static str) -> Result<String, Invalid> {
    if is_valid { Ok(text.to_owned()) } else { Err(Invalid(rule)) }
}

impl fmt::Debug for PushRegistration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Apns { .. } => "Apns(…)",
            Self::Webpush { .. } => "Webpush(…)",
        })
    }
}
