//! The address at a push service to which a device's messages are posted.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::Reach;
use crate::ids::Invalid;

/// The most characters of an endpoint.
const MAX_LENGTH: usize = 2048;

/// An endpoint (RFC 8030 §4) that may be posted to, as far as its text tells. Whoever knows it can send to the device, so `Debug` does not
/// show it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PushEndpoint {
    text: String,
    url: Url,
}

impl PushEndpoint {
    /// Reads an address: https, at most 2048 characters, without user information and fragment, and no literal that `reach` refuses. Odd
    /// spellings of a literal (`2130706433`) are read as URLs read them.
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

    /// The endpoint as the device wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The endpoint taken apart.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The origin of the push service (RFC 6454 §6.2): the audience of an authorization.
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

/// For storage: what was registered was checked then, and is checked again when it is sent to.
impl TryFrom<String> for PushEndpoint {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text, Reach::InternetAndLoopback)
    }
}
