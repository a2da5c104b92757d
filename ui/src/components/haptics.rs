//! What a thumb feels, on phones whose WebView can vibrate; elsewhere nothing happens.

/// A key was pressed.
pub(crate) fn key_press() {
    vibrate(8);
}

/// It was refused.
pub(crate) fn refusal() {
    vibrate(60);
}

fn vibrate(milliseconds: u32) {
    if let Some(navigator) = web_sys::window().map(|window| window.navigator())
        // A WebView of iOS has no such thing, and calling what is not there throws.
        && js_sys::Reflect::has(&navigator, &"vibrate".into()).unwrap_or(false)
    {
        let _ = navigator.vibrate_with_duration(milliseconds);
    }
}
