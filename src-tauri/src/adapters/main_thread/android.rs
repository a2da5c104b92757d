//! Android: what is sent to the page or to a plugin goes through a queue of wry's that holds eight messages (wry 0.57, `main_pipe.rs`). The main
//! thread empties it, and itself sends into it when a window is destroyed: into a full one, it waits for itself for ever.
//!
//! So one at a time sends, and waits until the main thread has taken what was sent. What does not wait here is what Tauri sends by itself: one
//! question for each call of the page, of which the bridge makes one at a time, and one answer, once there was a turn for it.

use tauri::{AppHandle, Manager, Runtime};
use tokio::sync::{Mutex, oneshot};

use crate::window;

/// The turn to send.
#[derive(Default)]
pub(crate) struct Turns(Mutex<()>);

/// Waits for a turn, sends, and waits until the main thread has taken everything that was sent so far. `send` returns without waiting for the
/// main thread itself.
pub(crate) async fn turn<R: Runtime, T>(app: &AppHandle<R>, send: impl FnOnce() -> T) -> T {
    let turns = app.state::<Turns>();
    let _turn = turns.0.lock().await;
    let sent = send();
    let Some(page) = app.get_webview_window(window::LABEL) else { return sent };
    let (taken, all) = oneshot::channel::<()>();
    let asked = page.with_webview(move |page| {
        page.jni_handle().exec(move |_, _, _| {
            // Whoever waited may have gone.
            let _ = taken.send(());
        });
    });
    if asked.is_ok() {
        let _ = all.await;
    }
    sent
}
