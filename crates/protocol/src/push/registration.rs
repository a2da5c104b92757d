//! Push registration of a device: with Apple's service, with any Web Push service (RFC 8030), or
//! none.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{PushEndpoint, Reach, Receiver};
use crate::base64url;
use crate::ids::Invalid;
use crate::member::{Members, body};
use crate::problem::Problem;

/// Push registration of a device. Anyone who knows an address can send to it, so `Debug` hides the
/// addresses.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "transport", rename_all = "lowercase")]
pub enum PushRegistration {
    /// No pushes.
    None,
    /// Pushes through Apple's service.
    Apns {
        /// Device token of the app on that phone, in hexadecimal.
        #[serde(rename = "token")]
        address: String,
        /// APNs environment that issued the token.
        environment: ApnsEnvironment,
    },
    /// Pushes through a Web Push service.
    Webpush {
        /// Endpoint to post to.
        endpoint: PushEndpoint,
        /// Public encryption key of the device (RFC 8291 §3.1): an uncompressed point in base64url.
        p256dh: String,
        /// Authentication secret of the device (RFC 8291 §3.2): 16 bytes in base64url.
        auth: String,
    },
}

/// APNs environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ApnsEnvironment {
    /// Environment of development builds.
    Sandbox,
    /// Environment of store builds.
    Production,
}

impl PushRegistration {
    /// Parses a request body. `reach` limits the endpoint's address; `webpush` tells whether the
    /// backend sends Web Push.
    pub fn parse(bytes: &[u8], reach: Reach, webpush: bool) -> Result<Self, Problem> {
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
            Transport::Webpush if !webpush => Err(members.malformed("transport")),
            Transport::Webpush => Ok(Self::Webpush {
                endpoint: members.parsed("endpoint", |text| PushEndpoint::parse(text, reach))?,
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
    if is_bytes { Ok(text.to_owned()) } else { Err(Invalid("bytes in hexadecimal")) }
}

fn p256dh(text: &str) -> Result<String, Invalid> {
    Receiver::parse(text, &base64url::encode([0; 16])).map(|_| text.to_owned())
}

fn auth(text: &str) -> Result<String, Invalid> {
    let is_secret = base64url::decode_exactly::<16>(text).is_some();
    if is_secret { Ok(text.to_owned()) } else { Err(Invalid("16 bytes in base64url")) }
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
