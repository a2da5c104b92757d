//! Whether the person is looking at the app, and whether they left it. Noted as it changes: asking the window would wait for its thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use key_core::Authenticator;
use tauri::{Manager, Runtime, Window, WindowEvent};
use tokio::sync::watch;

use crate::adapters::{life_cycle, push};

/// Where the app is. On a computer it may be without the focus and is not left for that: its window is still seen.
pub(crate) struct InFront {
    focused: AtomicBool,
    left: watch::Sender<bool>,
}

impl Default for InFront {
    fn default() -> Self {
        Self { focused: AtomicBool::new(life_cycle::STARTS_IN_FRONT), left: watch::Sender::default() }
    }
}

/// A change of where the app is, as the system reports it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Change {
    /// The app got the focus.
    Focused,
    /// The app lost the focus to another window, or to a prompt or the controls of the system.
    Unfocused,
    /// The app was left: the phone shows another app, or is locked.
    #[cfg(any(mobile, debug_assertions))]
    Left,
    /// The app is shown again.
    #[cfg(any(mobile, debug_assertions))]
    Returned,
}

impl InFront {
    /// Whether the app has the focus. False for an app that was left, even if the system reported
    /// no loss of the focus.
    pub(crate) fn is_so(&self) -> bool {
        self.focused.load(Ordering::Relaxed) && !*self.left.borrow()
    }

    /// Records a change.
    pub(crate) fn note(&self, change: Change) {
        match change {
            Change::Focused => {
                self.focused.store(true, Ordering::Relaxed);
                // An app that has the focus is not left, even if the system reported no return.
                self.set_left(false);
            }
            Change::Unfocused => self.focused.store(false, Ordering::Relaxed),
            #[cfg(any(mobile, debug_assertions))]
            Change::Left => self.set_left(true),
            #[cfg(any(mobile, debug_assertions))]
            Change::Returned => self.set_left(false),
        }
    }

    /// Whether the app is left, now and from now on.
    pub(crate) fn follow(&self) -> watch::Receiver<bool> {
        self.left.subscribe()
    }

    fn set_left(&self, left: bool) {
        self.left.send_if_modified(|is| std::mem::replace(is, left) != left);
    }
}

/// Takes note of what happens to the window.
pub(crate) fn watch<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let Some(change) = life_cycle::told_by(event) {
        window.state::<InFront>().note(change);
    }
    push::watch(window, event);
}

/// Tells the authenticator when the app is left and when the person is back, for as long as the app runs.
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
