//! What all pages share, and how the URL map's handlers get at it.

use std::sync::Arc;

use key_protocol::ids::Origin;

use super::cookie::Cookie;
use super::words::{ENGLISH, Words};
use crate::backend::Backend;

/// What all pages share.
pub(super) struct Site {
    /// The backend whose pages these are.
    pub(super) backend: Arc<Backend>,
    /// How browsers are known again.
    pub(super) cookie: Cookie,
    /// What is said.
    pub(super) words: &'static Words,
}

impl Site {
    /// The pages of a backend.
    pub(super) fn new(backend: Arc<Backend>) -> Self {
        let cookie = Cookie::at(&backend.settings.origin);
        Self { backend, cookie, words: &ENGLISH }
    }

    /// What devices and browsers call this backend.
    pub(super) fn origin(&self) -> &Origin {
        &self.backend.settings.origin
    }
}
