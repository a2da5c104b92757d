//! Proof that a form was made for the browser that sends it: a MAC of the browser's cookie. It needs no memory, so a
//! visitor who only looks at the login page costs none.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;
use ring::rand::SystemRandom;

use crate::random::certain;
use crate::state::SessionId;
use key_protocol::keys::NoRandomness;

/// Makes and checks what every form carries. Forms made before a restart are refused after it.
pub(super) struct CsrfKey(hmac::Key);

impl CsrfKey {
    /// A key of this run.
    pub(super) fn random() -> Self {
        let key = hmac::Key::generate(hmac::HMAC_SHA256, &SystemRandom::new());
        Self(certain(key.map_err(|_| NoRandomness)))
    }

    /// What a form made for this browser carries.
    pub(super) fn mark(&self, browser: &SessionId) -> String {
        URL_SAFE_NO_PAD.encode(hmac::sign(&self.0, browser.expose().as_bytes()))
    }

    /// Whether a form that carries `mark` was made for this browser. Takes the same time wherever they differ.
    pub(super) fn accepts(&self, browser: &SessionId, mark: &str) -> bool {
        URL_SAFE_NO_PAD
            .decode(mark)
            .is_ok_and(|mark| hmac::verify(&self.0, browser.expose().as_bytes(), &mark).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_good_for_the_browser_it_was_made_for_and_this_run_only() {
        let (key, restarted) = (CsrfKey::random(), CsrfKey::random());
        let (mine, other) = (SessionId::new("mine"), SessionId::new("other"));
        let mark = key.mark(&mine);
        assert!(key.accepts(&mine, &mark));
        assert!(!key.accepts(&other, &mark));
        assert!(!restarted.accepts(&mine, &mark));
        assert!(!key.accepts(&mine, ""));
        assert!(!key.accepts(&mine, &mark[1..]));
    }
}
