//! Addresses that a backend may send pushes to. The device supplies the address, so without this
//! check any enrolled device could make the backend send requests inside its own network
//! (server-side request forgery).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Range of addresses that a backend may send pushes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// https URLs with globally reachable addresses.
    #[default]
    Internet,
    /// For development: https or http URLs with globally reachable or loopback addresses.
    InternetAndLoopback,
}

impl Reach {
    /// Whether connections to `address` are allowed.
    #[must_use]
    pub fn allows(self, address: IpAddr) -> bool {
        match self {
            Self::Internet => is_global(address),
            Self::InternetAndLoopback => is_global(address) || address.is_loopback(),
        }
    }

    /// Whether URLs with this scheme are allowed.
    pub(super) fn allows_scheme(self, scheme: &str) -> bool {
        match self {
            Self::Internet => scheme == "https",
            Self::InternetAndLoopback => matches!(scheme, "https" | "http"),
        }
    }
}

fn is_global(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_global_v4(address),
        IpAddr::V6(address) => is_global_v6(address),
    }
}

/// Whether an IPv4 address is outside IANA's special-purpose address registry (RFC 6890), multicast
/// and reserved ranges.
fn is_global_v4(address: Ipv4Addr) -> bool {
    const SPECIAL: [([u8; 4], u32); 15] = [
        ([0, 0, 0, 0], 8),
        ([10, 0, 0, 0], 8),
        ([100, 64, 0, 0], 10),
        ([127, 0, 0, 0], 8),
        ([169, 254, 0, 0], 16),
        ([172, 16, 0, 0], 12),
        ([192, 0, 0, 0], 24),
        ([192, 0, 2, 0], 24),
        ([192, 88, 99, 0], 24),
        ([192, 168, 0, 0], 16),
        ([198, 18, 0, 0], 15),
        ([198, 51, 100, 0], 24),
        ([203, 0, 113, 0], 24),
        ([224, 0, 0, 0], 4),
        ([240, 0, 0, 0], 4),
    ];
    let bits = u32::from(address);
    !SPECIAL.iter().any(|(network, length)| (bits ^ u32::from_be_bytes(*network)) >> (32 - length) == 0)
}

/// Whether an IPv6 address is global unicast (2000::/3) outside IANA's special-purpose networks, or
/// a NAT64 address (64:ff9b::/96, RFC 6052 §2.1) of a global IPv4 address.
fn is_global_v6(address: Ipv6Addr) -> bool {
    const SPECIAL: [([u16; 8], u32); 4] = [
        ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23),
        ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32),
        ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16),
        ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20),
    ];
    let within = |network: [u16; 8], length: u32| {
        (u128::from(address) ^ u128::from(Ipv6Addr::from(network))) >> (128 - length) == 0
    };
    if within([0x64, 0xff9b, 0, 0, 0, 0, 0, 0], 96) {
        let [.., a, b, c, d] = address.octets();
        return is_global_v4(Ipv4Addr::new(a, b, c, d));
    }
    within([0x2000, 0, 0, 0, 0, 0, 0, 0], 3)
        && !SPECIAL.iter().any(|(network, length)| within(*network, *length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_globally_reachable_addresses_are_allowed() {
        for there in [
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2606:4700::1111",
            "2001:200::1",
            "2003::1",
            "64:ff9b::808:808",
        ] {
            assert!(Reach::Internet.allows(there.parse().unwrap()), "{there}");
        }
        for inside in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.255",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::8.8.8.8",
            "::ffff:8.8.8.8",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:1ff::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            let address: IpAddr = inside.parse().unwrap();
            assert!(!Reach::Internet.allows(address), "{inside}");
            assert_eq!(Reach::InternetAndLoopback.allows(address), address.is_loopback(), "{inside}");
        }
    }
}
