//! A handoff as it came with a link: the secret that stands in for the number, and the browser to
//! return to.

use key_protocol::handoff::Handoff;

/// Handoff of a challenge. Kept only while the challenge is open; contains a secret, so there is no
/// `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// Secret of the waiting page.
    pub handoff: Handoff,
    /// App that sent the link; `None` if the platform does not name it.
    pub sender: Option<LinkSender>,
}

/// App that sent a link, in the platform's own terms. Only a port interprets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkSender(String);

impl LinkSender {
    /// Wraps the platform's name of an app.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// Returns the platform's name of the app.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
