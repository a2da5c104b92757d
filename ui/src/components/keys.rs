//! What the app's own keypads have in common.

use yew::MouseEvent;

/// Vibrates, on phones whose WebView can.
pub(crate) fn vibrate(milliseconds: u32) {
    if let Some(navigator) = web_sys::window().map(|window| window.navigator())
        // WebViews on iOS have no `vibrate`, and calling a missing function throws.
        && js_sys::Reflect::has(&navigator, &"vibrate".into()).unwrap_or(false)
    {
        let _ = navigator.vibrate_with_duration(milliseconds);
    }
}

/// Keeps the focus where it is when a key is pressed by mouse or touch, so that Enter still submits.
pub(crate) fn keep_focus(event: MouseEvent) {
    event.prevent_default();
}
