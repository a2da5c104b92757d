//! Whether there is a display. On a Linux machine without one, opening the window would panic.

use std::env;

/// Whether a window can be opened.
pub(crate) fn is_available() -> bool {
    let is_set = |variable| env::var_os(variable).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("WAYLAND_DISPLAY") || is_set("DISPLAY")
}
