//! The source of the views that a phone in a browser shows.

use std::future::Future;

use key_core::Authenticator;
use key_view::{Intent, ViewModel};
use tokio::sync::watch;

/// The core, or a stub of it.
pub trait Source: Send + Sync + 'static {
    /// Returns the current view.
    fn current_view(&self) -> ViewModel;
    /// Returns a receiver of the current and all later views.
    fn views(&self) -> watch::Receiver<ViewModel>;
    /// Handles an intent; the future ends when it is done.
    fn dispatch(&self, intent: Intent) -> impl Future<Output = ()> + Send;
    /// Ends background work; called when the server is dropped.
    fn shutdown(&self);
}

impl Source for Authenticator {
    fn current_view(&self) -> ViewModel {
        self.current_view()
    }

    fn views(&self) -> watch::Receiver<ViewModel> {
        self.views()
    }

    fn dispatch(&self, intent: Intent) -> impl Future<Output = ()> + Send {
        self.dispatch(intent)
    }

    fn shutdown(&self) {
        self.shutdown();
    }
}
