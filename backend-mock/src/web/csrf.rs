//! Proof that a form was made for the browser that sends it: a MAC under the browser's cookie, which no other site can read. It
//! needs no memory, so a visitor who only looks at the login page costs none, and it tells nothing of the cookie.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;

use crate::state::SessionId;

const PURPOSE: &[u8] = b"a form for this browser";

/// What a form made for this browser carries.
pub(super) fn token(browser: &SessionId) -> String {
    URL_SAFE_NO_PAD.encode(hmac::sign(&key(browser), PURPOSE))
}

/// Whether a form that carries `token` was made for this browser. Takes the same time wherever they differ.
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
    fn a_form_is_good_for_the_browser_it_was_made_for_and_no_other() {
        let (mine, other) = (SessionId::new("mine"), SessionId::new("other"));
        let token = token(&mine);
        assert!(accepts(&mine, &token));
        assert!(!accepts(&other, &token));
        for forged in ["", &token[1..], "mine"] {
            assert!(!accepts(&mine, forged), "{forged}");
        }
    }
}
