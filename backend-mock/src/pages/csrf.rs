//! CSRF token: an HMAC keyed with the browser's session id, which other sites cannot read. It needs
//! no server state, so anonymous visitors of the login page cost no memory, and it does not reveal
//! the id.

use backend_model::SessionId;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;

const PURPOSE: &[u8] = b"a form for this browser";

pub(super) fn token(browser: &SessionId) -> String {
    URL_SAFE_NO_PAD.encode(hmac::sign(&key(browser), PURPOSE))
}

/// Whether `token` belongs to this browser. Compares in constant time.
pub(super) fn accepts(browser: &SessionId, token: &str) -> bool {
    URL_SAFE_NO_PAD.decode(token).is_ok_and(|token| hmac::verify(&key(browser), PURPOSE, &token).is_ok())
}

fn key(browser: &SessionId) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, browser.expose().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn token_is_accepted_only_from_its_own_browser() {
        let (mine, other) = (SessionId::new("mine"), SessionId::new("other"));
        let token = token(&mine);
        assert!(accepts(&mine, &token));
        assert!(!accepts(&other, &token));
        for forged in ["", &token[1..], "mine"] {
            assert!(!accepts(&mine, forged), "{forged}");
        }
    }
}
