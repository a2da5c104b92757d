//! Enables the phone's back gesture in the window; the interface decides what the gesture does.
//! Android delivers it by default, and computers have none.

use tauri::{Runtime, WebviewWindow};

/// Does nothing.
#[cfg(not(target_os = "ios"))]
pub(crate) fn enable_gesture<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// Enables the swipe from the left edge, which a WKWebView ignores by default.
#[cfg(target_os = "ios")]
#[allow(unsafe_code, reason = "the window gives its view as a bare pointer")]
pub(crate) fn enable_gesture<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use objc2::msg_send;
    use objc2::runtime::AnyObject;

    window.with_webview(|webview| {
        // SAFETY: the pointer is a WKWebView, which the window keeps alive while this closure runs,
        // on the main thread as its methods require. The bindings have that class on macOS only.
        unsafe {
            let view: &AnyObject = &*webview.inner().cast();
            let () = msg_send![view, setAllowsBackForwardNavigationGestures: true];
        }
    })
}
