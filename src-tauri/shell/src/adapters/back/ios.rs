//! iOS: the swipe from the left edge, which a WKWebView ignores by default.

use objc2::msg_send;
use objc2::runtime::AnyObject;
use tauri::{Runtime, WebviewWindow};

/// Enables the gesture in the window.
#[allow(unsafe_code, reason = "the window gives its view as a bare pointer")]
pub(crate) fn enable_gesture<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.with_webview(|webview| {
        // SAFETY: the pointer is a WKWebView, which the window keeps alive while this closure runs,
        // on the main thread as its methods require. The bindings have that class on macOS only.
        unsafe {
            let view: &AnyObject = &*webview.inner().cast();
            let () = msg_send![view, setAllowsBackForwardNavigationGestures: true];
        }
    })
}
