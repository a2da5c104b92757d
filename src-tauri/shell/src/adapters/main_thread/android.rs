//! Android: messages to the page or to a plugin go through a queue of wry's with room for eight
//! (wry 0.57, `main_pipe.rs`). The main thread drains the queue, and sends into it itself when a
//! window is destroyed: if the queue is full then, it deadlocks.
//!
//! Therefore one sender at a time sends, and waits until the main thread has taken the message.
//! Only what Tauri sends by itself does not wait here: one message for each call of the page, of
//! which the bridge makes one at a time, and one response, sent after a turn.

use jni::JavaVM;
use jni::objects::{JClass, JObject};
use tauri::{AppHandle, Manager, Runtime};
use tokio::sync::{Mutex, oneshot};

use crate::adapters::window;

/// Lock that a sender holds for its turn.
#[derive(Default)]
pub(crate) struct Turns(Mutex<()>);

/// Waits for a turn, calls `send`, and waits until the main thread has taken everything sent so
/// far. `send` must not block on the main thread.
pub(crate) async fn turn<R: Runtime, T>(app: &AppHandle<R>, send: impl FnOnce() -> T) -> T {
    let turns = app.state::<Turns>();
    let _turn = turns.0.lock().await;
    let sent = send();
    let Some(page) = app.get_webview_window(window::LABEL) else { return sent };
    let (taken, all) = oneshot::channel::<()>();
    let asked = page.with_webview(move |page| {
        page.jni_handle().exec(move |_, _, _| {
            // The sender may have been cancelled.
            let _ = taken.send(());
        });
    });
    if asked.is_ok() {
        let _ = all.await;
    }
    sent
}

/// Waits until the main thread is responsive. While the app is built, wry queries the WebView's
/// version on it (`platform_webview_version`) and ends the process if the answer takes more than
/// ten seconds.
pub(crate) fn wait_until_responsive() {
    if let Err(error) = await_in_java() {
        tracing::warn!(cause = &error as &dyn std::error::Error, "the main thread could not be waited for");
    }
}

/// Calls `MainThread.await()`.
#[allow(unsafe_code, reason = "the virtual machine and the app's context come as bare pointers")]
fn await_in_java() -> jni::errors::Result<()> {
    let android = ndk_context::android_context();
    // SAFETY: tao sets both before it starts this thread, and both are valid for the life of the
    // process.
    let (vm, context) =
        unsafe { (JavaVM::from_raw(android.vm().cast())?, JObject::from_raw(android.context().cast())) };
    let mut env = vm.attach_current_thread()?;
    // The loader of the app's own classes: a native thread finds only the system's by name.
    let loader = env.call_method(&context, "getClassLoader", "()Ljava/lang/ClassLoader;", &[])?.l()?;
    let name = env.new_string("fi.finago.key.MainThread")?;
    let class = env
        .call_method(&loader, "loadClass", "(Ljava/lang/String;)Ljava/lang/Class;", &[(&name).into()])?
        .l()?;
    env.call_static_method(JClass::from(class), "await", "()V", &[])?.v()
}
