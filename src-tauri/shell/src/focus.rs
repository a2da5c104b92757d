//! Whether the app has the focus and whether it is in the background. The state is updated by
//! events, because querying the window would wait for the main thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use key_core::Authenticator;
use tokio::sync::watch;

/// Focus of the app, and whether it is in the background. On a computer an app without the focus is
/// not in the background: its window is still visible.
pub(crate) struct Focus {
    focused: AtomicBool,
    in_background: watch::Sender<bool>,
}

/// Change of the focus or of foreground and background, as the system reports it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Change {
    /// The app got the focus.
    Focused,
    /// The app lost the focus to another window, or to a prompt or the controls of the system.
    Unfocused,
    /// The app went to the background: the phone shows another app, or is locked.
    #[cfg(any(mobile, debug_assertions))]
    Background,
    /// The app is in the foreground again.
    #[cfg(any(mobile, debug_assertions))]
    Foreground,
}

impl Focus {
    /// Focus of an app that has just started, in the foreground.
    pub(crate) fn new(focused: bool) -> Self {
        Self { focused: AtomicBool::new(focused), in_background: watch::Sender::default() }
    }

    /// Whether the app has the focus. False for an app in the background, even if the system did
    /// not report that it lost the focus.
    pub(crate) fn has_focus(&self) -> bool {
        self.focused.load(Ordering::Relaxed) && !*self.in_background.borrow()
    }

    /// Records a change.
    pub(crate) fn record(&self, change: Change) {
        match change {
            Change::Focused => {
                self.focused.store(true, Ordering::Relaxed);
                // An app with the focus is in the foreground, even if the system did not report its
                // return.
                self.set_background(false);
            }
            Change::Unfocused => self.focused.store(false, Ordering::Relaxed),
            #[cfg(any(mobile, debug_assertions))]
            Change::Background => self.set_background(true),
            #[cfg(any(mobile, debug_assertions))]
            Change::Foreground => self.set_background(false),
        }
    }

    /// Returns whether the app is in the background, now and on every change.
    pub(crate) fn watch_background(&self) -> watch::Receiver<bool> {
        self.in_background.subscribe()
    }

    fn set_background(&self, in_background: bool) {
        self.in_background.send_if_modified(|is| std::mem::replace(is, in_background) != in_background);
    }
}

/// Notifies the authenticator when the app goes to the background and when it returns, for as long
/// as the app runs.
pub(crate) async fn notify_authenticator(
    mut in_background: watch::Receiver<bool>,
    authenticator: Arc<Authenticator>,
) {
    loop {
        if *in_background.borrow_and_update() {
            authenticator.entered_background();
        } else {
            authenticator.entered_foreground().await;
        }
        if in_background.changed().await.is_err() {
            return;
        }
    }
}
