//! The login pages.

use std::sync::Arc;

use axum::Router;

use crate::backend::Backend;

/// Every page of the login.
pub(crate) fn router() -> Router<Arc<Backend>> {
    Router::new()
}
