//! Whether the app has the focus and whether it is in the background. The state is updated by
//! events, because querying the window would wait for the main thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use key_core::Authenticator;
use tauri::{Manager, Runtime, Window, WindowEvent};
use tokio::sync::watch;

use crate::adapters::{life_cycle, push};

/// Focus of the app, and whether it is in the background. On a computer an app without the focus is
/// not in the background: its window is still visible.
pub(crate) struct InFront {
    focused: AtomicBool,
    left: watch::Sender<bool>,
}

impl Default for InFront {
    fn default() -> Self {
        Self { focused: AtomicBool::new(life_cycle::STARTS_IN_FRONT), left: watch::Sender::default() }
    }
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
    Left,
    /// The app is in the foreground again.
    #[cfg(any(mobile, debug_assertions))]
    Returned,
}

impl InFront {
    /// Whether the app has the focus. False for an app in the background, even if the system did
    /// not report that it lost the focus.
    pub(crate) fn is_so(&self) -> bool {
        self.focused.load(Ordering::Relaxed) && !*self.left.borrow()
    }

    /// Records a change.
    pub(crate) fn note(&self, change: Change) {
        match change {
            Change::Focused => {
                self.focused.store(true, Ordering::Relaxed);
                // An app with the focus is in the foreground, even if the system did not report its
                // return.
                self.set_left(false);
            }
            Change::Unfocused => self.focused.store(false, Ordering::Relaxed),
            #[cfg(any(mobile, debug_assertions))]
            Change::Left => self.set_left(true),
            #[cfg(any(mobile, debug_assertions))]
            Change::Returned => self.set_left(false),
        }
    }

    /// Returns whether the app is in the background, now and on every change.
    pub(crate) fn follow(&self) -> watch::Receiver<bool> {
        self.left.subscribe()
    }

    fn set_left(&self, left: bool) {
        self.left.send_if_modified(|is| std::mem::replace(is, left) != left);
    }
}

/// Records the changes that an event of the window reports.
pub(crate) fn watch<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let Some(change) = life_cycle::told_by(event) {
        window.state::<InFront>().note(change);
    }
    push::watch(window, event);
}

/// Notifies the authenticator when the app goes to the background and when it returns, for as long
/// as the app runs.
pub(crate) async fn tell(mut left: watch::Receiver<bool>, authenticator: Arc<Authenticator>) {
    loop {
        if *left.borrow_and_update() {
            authenticator.left();
        } else {
            authenticator.returned().await;
        }
        if left.changed().await.is_err() {
            return;
        }
    }
}
