//! The backend's address. A development build starts from a default, and the user may change it. A
//! release is built for one backend, named by `FINAGO_KEY_BACKEND` at compile time; without it, or
//! with an address that is not https, it does not compile.

/// Address that was named at compile time.
const BUILT_FOR: Option<&str> = option_env!("FINAGO_KEY_BACKEND");

#[cfg(not(debug_assertions))]
const _: () = assert!(
    is_valid_for_release(BUILT_FOR),
    "a release is for one backend: set FINAGO_KEY_BACKEND to its address, like https://key.example (docs/mobile.md says how)"
);

/// Whether the address cannot be changed, as in a release.
pub(crate) const IS_FIXED: bool = cfg!(not(debug_assertions));

/// Returns the initial address: from the command line, else the one this build was made for, else
/// `mock`.
#[cfg(debug_assertions)]
pub(crate) fn of(launch: &crate::launch::Launch, mock: &str) -> String {
    launch.address.as_deref().or(BUILT_FOR).unwrap_or(mock).to_owned()
}

/// Returns the address that this build was made for.
#[cfg(not(debug_assertions))]
pub(crate) fn of(_: &crate::launch::Launch, _mock: &str) -> String {
    BUILT_FOR.unwrap_or_default().to_owned()
}

/// Whether a release may be built for `address`: an https origin in its canonical spelling.
/// Evaluated at compile time, where no URL parser is available.
#[cfg_attr(debug_assertions, allow(dead_code, reason = "used by release builds and tests"))]
const fn is_valid_for_release(address: Option<&str>) -> bool {
    let Some(address) = address else { return false };
    let Some((b"https://", mut rest)) = address.as_bytes().split_first_chunk() else { return false };
    let is_empty = rest.is_empty();
    while let [b'a'..=b'z' | b'0'..=b'9' | b'.' | b':' | b'-' | b'[' | b']', after @ ..] = rest {
        rest = after;
    }
    rest.is_empty() && !is_empty
}

#[cfg(test)]
mod tests {
    use key_protocol::ids::Origin;

    use super::*;
    use crate::launch::Launch;

    #[test]
    fn release_requires_an_https_backend() {
        for address in
            ["https://key.example", "https://key.example:8443", "https://192.0.2.1", "https://[2001:db8::1]"]
        {
            assert!(is_valid_for_release(Some(address)), "{address}");
            assert_eq!(Origin::parse(address).unwrap().as_str(), address);
        }
        for address in [
            "",
            "key.example",
            "http://key.example",
            "http://127.0.0.1:8787",
            "https://",
            "https:/key.example",
            "HTTPS://key.example",
            "https://key.example/",
            "https://key.example/api",
            "https://u@key.example",
            "https://key.example?",
            "https://key.example#x",
            "https://key example",
            "https://Key.example",
            "https://äiti.example",
        ] {
            assert!(!is_valid_for_release(Some(address)), "{address}");
        }
        assert!(!is_valid_for_release(None));
    }

    #[test]
    fn command_line_overrides_the_address_of_a_development_build() {
        let launch = Launch { address: Some("https://key.example".to_owned()), ..Launch::default() };
        assert_eq!(of(&launch, "http://127.0.0.1:8787"), "https://key.example");
        assert_eq!(
            of(&Launch::default(), "http://10.0.2.2:8787"),
            BUILT_FOR.unwrap_or("http://10.0.2.2:8787")
        );
    }
}
