//! Which origins may be talked to. The core refuses the others when their address is typed; this is the last gate before the
//! network, for whatever a record may hold.

use key_protocol::ids::Origin;

/// Whether this build may send anything to `origin`: a release only encrypted, a development build also to a backend on this
/// very machine.
pub(crate) fn permits(origin: &Origin) -> bool {
    origin.is_https() || (cfg!(debug_assertions) && origin.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_never_leaves_this_machine() {
        for (origin, permitted) in [
            ("https://key.example", true),
            ("http://127.0.0.1:8787", true),
            ("http://localhost:8787", true),
            ("http://key.example", false),
            ("http://192.168.1.2:8787", false),
        ] {
            assert_eq!(permits(&Origin::parse(origin).unwrap()), permitted, "{origin}");
        }
    }
}
