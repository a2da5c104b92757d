//! What all pages share, and how the URL map's handlers get at it.

use std::sync::Arc;

use key_protocol::ids::Origin;

use super::cookie::Cookies;
use crate::backend::Backend;
use crate::random::long_id;

/// What all pages share.
pub(super) struct Site {
    /// The backend whose pages these are.
    pub(super) backend: Arc<Backend>,
    /// How browsers are known again.
    pub(super) cookies: Cookies,
    /// Tells this run of the backend from others.
    pub(super) run_id: String,
}

impl Site {
    /// The pages of a backend.
    pub(super) fn new(backend: Arc<Backend>) -> Self {
        let cookies = Cookies::at(&backend.settings.origin);
        Self { backend, cookies, run_id: long_id() }
    }

    /// What devices and browsers call this backend.
    pub(super) fn origin(&self) -> &Origin {
        &self.backend.settings.origin
    }
}
