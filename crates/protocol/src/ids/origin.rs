//! Web origin of a backend: the audience (`aud`) of the statements that devices sign for it.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::Invalid;

/// Web origin in the ASCII serialisation of RFC 6454 §6.2: `https://key.example`,
/// `http://127.0.0.1:8787`. No trailing slash, no default port.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin(Url);

impl Origin {
    /// Parses an address as a user may type it: in any case, with or without a trailing slash.
    /// Rejects parts that an origin does not have (user, path, query, fragment) instead of dropping
    /// them, since the user typed them on purpose.
    pub fn parse(text: impl AsRef<str>) -> Result<Self, Invalid> {
        const RULE: Invalid = Invalid("an address like https://key.example");
        let url = Url::parse(text.as_ref().trim()).map_err(|_| RULE)?;
        let is_bare = url.username().is_empty()
            && url.password().is_none()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none();
        let has_scheme = matches!(url.scheme(), "http" | "https");
        if is_bare && has_scheme && url.host().is_some() { Ok(Self(url)) } else { Err(RULE) }
    }

    /// Serialised origin.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// Host without the port; an IPv6 address is in brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether the scheme is https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Whether the host is this machine: `localhost`, a subdomain of it, or a loopback address.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        match self.0.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => Ipv4Addr::is_loopback(&address),
            Some(Host::Ipv6(address)) => Ipv6Addr::is_loopback(&address),
            None => false,
        }
    }

    /// Whether the host is 10.0.2.2, the address at which an Android emulator reaches its host
    /// machine.
    #[must_use]
    pub fn is_emulator_host(&self) -> bool {
        self.0.host() == Some(Host::Ipv4(Ipv4Addr::new(10, 0, 2, 2)))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for Origin {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(text)
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equivalent_addresses_are_one_origin() {
        for (typed, origin) in [
            ("https://key.example", "https://key.example"),
            (" HTTPS://Key.Example:443/ ", "https://key.example"),
            ("http://127.0.0.1:8787", "http://127.0.0.1:8787"),
            ("http://localhost:80", "http://localhost"),
            ("https://äiti.example", "https://xn--iti-pla.example"),
            ("http://[::1]:8787", "http://[::1]:8787"),
        ] {
            assert_eq!(Origin::parse(typed).unwrap().as_str(), origin, "{typed}");
        }
    }

    #[test]
    fn addresses_that_are_not_origins_are_rejected() {
        for typed in [
            "",
            "key.example",
            "ftp://key.example",
            "https://",
            "https://u@key.example",
            "https://u:p@key.example",
            "https://key.example/x",
            "https://key.example?",
            "https://key.example/#",
            "https://key.example:99999",
            "javascript:alert(1)",
            "data:text/plain,x",
            "https://key .example",
        ] {
            assert!(Origin::parse(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn only_loopback_hosts_count_as_loopback() {
        for here in [
            "http://localhost:1",
            "http://a.localhost",
            "http://127.9.9.9",
            "http://[::1]",
            "http://2130706433",
        ] {
            assert!(Origin::parse(here).unwrap().is_loopback(), "{here}");
        }
        for elsewhere in
            ["http://localhost.example", "http://127.0.0.1.example", "http://10.0.0.1", "http://[::2]"]
        {
            assert!(!Origin::parse(elsewhere).unwrap().is_loopback(), "{elsewhere}");
        }
    }

    #[test]
    fn emulator_host_is_exactly_10_0_2_2() {
        assert!(Origin::parse("http://10.0.2.2:8787").unwrap().is_emulator_host());
        for other in
            ["http://10.0.2.3", "http://10.0.2.2.example", "http://127.0.0.1", "http://[::ffff:a00:202]"]
        {
            assert!(!Origin::parse(other).unwrap().is_emulator_host(), "{other}");
        }
    }
}
