//! A stroke from the left edge, which a WKWebView follows only where it is told to.

use objc2::msg_send;
use objc2::runtime::AnyObject;
use tauri::{Runtime, WebviewWindow};

/// Lets the window follow it.
#[allow(unsafe_code, reason = "the window gives its view as a bare pointer")]
pub(crate) fn allow<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.with_webview(|webview| {
        // SAFETY: it is a WKWebView, which the window keeps while this runs, on the main thread as its methods ask. The bindings know that
        // class on macOS only.
        unsafe {
            let view: &AnyObject = &*webview.inner().cast();
            let () = msg_send![view, setAllowsBackForwardNavigationGestures: true];
        }
    })
}
