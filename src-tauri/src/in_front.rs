//! Whether the person is looking at the app, and whether they left it. Noted as it changes: asking the window would wait for its thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use key_core::Authenticator;
use tauri::{Manager, Runtime, Window, WindowEvent};
use tokio::sync::watch;

/// Where the app is. On a computer it may be without the focus and is not left for that: its window is still seen.
#[derive(Default)]
pub(crate) struct InFront {
    focused: AtomicBool,
    left: watch::Sender<bool>,
}

impl InFront {
    /// Whether the window has the focus.
    pub(crate) fn is_so(&self) -> bool {
        self.focused.load(Ordering::Relaxed)
    }

    pub(crate) fn set(&self, in_front: bool) {
        self.focused.store(in_front, Ordering::Relaxed);
        if in_front {
            // iOS says that it takes the focus away, for its own question about a face for one, and not that the app is resumed.
            self.set_left(false);
        }
    }

    /// Whether the app is left, now and from now on.
    pub(crate) fn follow(&self) -> watch::Receiver<bool> {
        self.left.subscribe()
    }

    /// A phone shows another app, or is in a pocket; or not any more.
    pub(crate) fn set_left(&self, left: bool) {
        self.left.send_if_modified(|is| std::mem::replace(is, left) != left);
    }
}

/// Takes note of what happens to the window.
pub(crate) fn watch<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let in_front = window.state::<InFront>();
    match event {
        WindowEvent::Focused(focused) => in_front.set(*focused),
        #[cfg(mobile)]
        WindowEvent::Suspended => in_front.set_left(true),
        #[cfg(mobile)]
        WindowEvent::Resumed => in_front.set_left(false),
        _ => {}
    }
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
