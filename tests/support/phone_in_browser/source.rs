//! Where the views come from that a phone in a browser shows.

use std::future::Future;

use key_core::Authenticator;
use key_view::{Intent, ViewModel};
use tokio::sync::watch;

/// The core, or whoever plays it.
pub trait Source: Send + Sync + 'static {
    /// What is on the screen now.
    fn current_view(&self) -> ViewModel;
    /// Each view from now on.
    fn views(&self) -> watch::Receiver<ViewModel>;
    /// Asks for something.
    fn dispatch(&self, intent: Intent) -> impl Future<Output = ()> + Send;
    /// Nobody looks any more.
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
