//! Haptic feedback, on phones whose WebView supports `navigator.vibrate`.

/// Vibrates briefly for a pressed key.
pub(crate) fn key_press() {
    vibrate(8);
}

/// Vibrates for a wrong PIN.
pub(crate) fn refusal() {
    vibrate(60);
}

fn vibrate(milliseconds: u32) {
    if let Some(navigator) = web_sys::window().map(|window| window.navigator())
        // WebViews on iOS have no `vibrate`, and calling a missing function throws.
        && js_sys::Reflect::has(&navigator, &"vibrate".into()).unwrap_or(false)
    {
        let _ = navigator.vibrate_with_duration(milliseconds);
    }
}
