//! The id of a browser session, which is all that a browser needs to be logged in.

use serde::{Deserialize, Serialize};

use crate::random::long_id;

/// A session's cookie value: 256 random bits, renewed at login. Grants access, so it has no
/// `Debug`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionId(String);

impl SessionId {
    pub(crate) fn random() -> Self {
        Self(long_id())
    }

    /// Wraps the value of a cookie.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the value for a cookie.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}
