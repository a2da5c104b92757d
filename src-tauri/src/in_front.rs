//! Whether the person is looking at the app. Noted as it changes: asking the window would wait for its thread.

use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{Manager, Runtime, Window, WindowEvent};

/// Whether the window has the focus.
#[derive(Default)]
pub(crate) struct InFront(AtomicBool);

impl InFront {
    pub(crate) fn is_so(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn set(&self, in_front: bool) {
        self.0.store(in_front, Ordering::Relaxed);
    }
}

/// Takes note of the window's focus.
pub(crate) fn watch<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let WindowEvent::Focused(focused) = event {
        window.state::<InFront>().set(*focused);
    }
}
