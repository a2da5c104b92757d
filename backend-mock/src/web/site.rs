//! State shared by all pages, as the handlers get it from the router.

use std::sync::Arc;

use backend_model::random::long_id;
use key_protocol::ids::Origin;

use super::cookie::Cookies;
use crate::backend::Backend;

/// State shared by all pages.
pub(super) struct Site {
    /// Backend that the pages belong to.
    pub(super) backend: Arc<Backend>,
    /// Names and attributes of the cookies.
    pub(super) cookies: Cookies,
    /// Random id of this run, so that a page notices a restart of the backend.
    pub(super) run_id: String,
}

impl Site {
    /// Shared state for the pages of `backend`.
    pub(super) fn new(backend: Arc<Backend>) -> Self {
        let cookies = Cookies::at(&backend.settings.origin);
        Self { backend, cookies, run_id: long_id() }
    }

    /// Public origin of the backend.
    pub(super) fn origin(&self) -> &Origin {
        &self.backend.settings.origin
    }
}
