//! Which origins may be talked to. The core refuses the others when their address is typed; this is the last gate before the
//! network, for whatever a record may hold.

use key_core::Transport;

/// How this build may talk to a backend: a release only encrypted, a development build also to one on the developer's machine.
pub const TRANSPORT: Transport = match (cfg!(debug_assertions), cfg!(target_os = "android")) {
    (false, _) => Transport::Https,
    (true, false) => Transport::HttpsOrLoopback,
    (true, true) => Transport::HttpsOrEmulatorHost,
};

#[cfg(test)]
mod tests {
    use key_protocol::ids::Origin;

    use super::*;

    /// In an emulator, the developer's machine has this name; everywhere else, nothing is known of it.
    const IS_EMULATOR: bool = cfg!(target_os = "android");

    #[test]
    fn plain_http_is_limited_to_the_development_machine() {
        for (origin, permitted) in [
            ("https://key.example", true),
            ("http://127.0.0.1:8787", true),
            ("http://localhost:8787", true),
            ("http://10.0.2.2:8787", IS_EMULATOR),
            ("http://key.example", false),
            ("http://192.168.1.2:8787", false),
        ] {
            assert_eq!(TRANSPORT.permits(&Origin::parse(origin).unwrap()), permitted, "{origin}");
        }
    }
}
