//! Origins that this build may connect to. The core rejects other addresses in the connect form;
//! the client checks again, since a stored record may contain any origin.

use key_core::Transport;

/// Transport policy of this build: https only in a release; in a development build also http to the
/// development machine.
pub const TRANSPORT: Transport = match (cfg!(debug_assertions), cfg!(target_os = "android")) {
    (false, _) => Transport::Https,
    (true, false) => Transport::HttpsOrLoopback,
    (true, true) => Transport::HttpsOrEmulatorHost,
};

#[cfg(test)]
mod tests {
    use key_protocol::ids::Origin;

    use super::*;

    /// Whether 10.0.2.2 is permitted: the address of the development machine in an Android
    /// emulator.
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
