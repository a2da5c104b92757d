//! IP addresses in challenges and notices, in one spelling each.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

use serde::{Deserialize, Serialize};

use super::Invalid;

/// IP address of a browser: IPv4 in dotted form, or IPv6 as in RFC 5952. An IPv4-mapped address is
/// written as IPv4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IpText(IpAddr);

impl IpText {
    /// Validates the spelling of an address.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        const RULE: Invalid = Invalid("an IP address in its canonical form");
        let address = text.parse::<IpAddr>().map(Self::from).map_err(|_| RULE)?;
        if address.to_string() == text { Ok(address) } else { Err(RULE) }
    }
}

impl From<IpAddr> for IpText {
    fn from(address: IpAddr) -> Self {
        Self(address.to_canonical())
    }
}

impl fmt::Display for IpText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            // Without the dotted tail that std writes for ::a.b.c.d, which RFC 5952 §5 leaves to
            // known prefixes.
            IpAddr::V6(address) if is_compatible(address) => {
                let [.., high, low] = address.segments();
                if high == 0 { write!(f, "::{low:x}") } else { write!(f, "::{high:x}:{low:x}") }
            }
            address => address.fmt(f),
        }
    }
}

/// Whether an address is ::a.b.c.d, neither unspecified nor loopback.
fn is_compatible(address: Ipv6Addr) -> bool {
    address.segments()[..6] == [0; 6] && u128::from(address) > 1
}

impl TryFrom<String> for IpText {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text)
    }
}

impl From<IpText> for String {
    fn from(address: IpText) -> Self {
        address.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_has_one_spelling() {
        for text in
            ["192.0.2.17", "2001:db8::17", "::1", "::", "2001:db8:0:1:1:1:1:1", "::1234:5678", "fe80::1"]
        {
            assert_eq!(IpText::parse(text).map(|ip| ip.to_string()).as_deref(), Ok(text));
        }
        for text in [
            "",
            "192.0.2.017",
            "2001:DB8::17",
            "2001:db8:0::17",
            "::ffff:192.0.2.17",
            "::192.0.2.17",
            "[::1]",
            "fe80::1%1",
            "1.2.3",
        ] {
            assert!(IpText::parse(text).is_err(), "{text}");
        }
        let mapped: IpAddr = "::ffff:192.0.2.17".parse().unwrap();
        assert_eq!(IpText::from(mapped).to_string(), "192.0.2.17");
    }
}
