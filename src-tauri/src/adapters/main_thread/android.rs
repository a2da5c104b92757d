//! Android: what is sent to the page or to a plugin goes through a queue of wry's that holds eight messages (wry 0.57, `main_pipe.rs`). The main
//! thread empties it, and itself sends into it when a window is destroyed: into a full one, it waits for itself for ever.
//!
//! One sender at a time therefore sends, and waits until the main thread has taken what was sent. What does not wait here is what Tauri sends by itself: one
//! question for each call of the page, of which the bridge makes one at a time, and one answer, once there was a turn for it.

use jni::JavaVM;
use jni::objects::{JClass, JObject};
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

/// Waits until the main thread can be asked something. As the app is built, wry asks it for the WebView's version (`platform_webview_version`),
/// and its answer ends the process if it comes after ten seconds.
pub(crate) fn wait_until_it_answers() {
    if let Err(error) = await_in_java() {
        tracing::warn!(cause = &error as &dyn std::error::Error, "the main thread could not be waited for");
    }
}

/// Calls `MainThread.await()`.
#[allow(unsafe_code, reason = "the virtual machine and the app's context come as bare pointers")]
fn await_in_java() -> jni::errors::Result<()> {
    let android = ndk_context::android_context();
    // SAFETY: tao has set both before it starts the thread that this runs on, and both stay for as long as the process.
    let (vm, context) =
        unsafe { (JavaVM::from_raw(android.vm().cast())?, JObject::from_raw(android.context().cast())) };
    let mut env = vm.attach_current_thread()?;
    // The loader of the app's own classes: a thread of Rust's finds only the system's by name.
    let loader = env.call_method(&context, "getClassLoader", "()Ljava/lang/ClassLoader;", &[])?.l()?;
    let name = env.new_string("fi.finago.key.MainThread")?;
    let class = env
        .call_method(&loader, "loadClass", "(Ljava/lang/String;)Ljava/lang/Class;", &[(&name).into()])?
        .l()?;
    env.call_static_method(JClass::from(class), "await", "()V", &[])?.v()
}
