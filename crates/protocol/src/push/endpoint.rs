//! Address at a push service to which messages for a device are posted.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::Reach;
use crate::ids::Invalid;

/// Maximum length of an endpoint, in characters.
const MAX_LENGTH: usize = 2048;

/// Push endpoint (the push resource of RFC 8030 §4) whose text passes the checks for its [`Reach`].
/// Anyone who knows an endpoint can send to the device, so `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PushEndpoint {
    text: String,
    url: Url,
}

impl PushEndpoint {
    /// Parses an address: a scheme that `reach` allows, at most 2048 characters, no user
    /// information, no fragment, and no IP address that `reach` refuses. URL parsing normalises
    /// unusual spellings of an IP address (`2130706433`).
    pub fn parse(text: &str, reach: Reach) -> Result<Self, Invalid> {
        let refused = Invalid("an https address that the whole internet reaches");
        let url = Url::parse(text).map_err(|_| refused)?;
        let host_is_allowed = match url.host() {
            Some(Host::Domain(_)) => true,
            Some(Host::Ipv4(address)) => reach.allows(address.into()),
            Some(Host::Ipv6(address)) => reach.allows(address.into()),
            None => false,
        };
        let is_allowed = text.chars().count() <= MAX_LENGTH
            && reach.allows_scheme(url.scheme())
            && host_is_allowed
            && url.username().is_empty()
            && url.password().is_none()
            && url.fragment().is_none();
        if is_allowed { Ok(Self { text: text.to_owned(), url }) } else { Err(refused) }
    }

    /// Endpoint as spelled by the device.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Endpoint as a parsed URL.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Origin of the push service (RFC 6454 §6.2): the `aud` of an
    /// [`Authorization`](super::Authorization).
    #[must_use]
    pub fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }
}

impl fmt::Debug for PushEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PushEndpoint(…)")
    }
}

impl From<PushEndpoint> for String {
    fn from(endpoint: PushEndpoint) -> Self {
        endpoint.text
    }
}

/// Loads a stored endpoint with the widest reach: registration has already checked it, and sending
/// checks the resolved address again.
impl TryFrom<String> for PushEndpoint {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text, Reach::InternetAndLoopback)
    }
}
