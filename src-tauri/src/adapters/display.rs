//! Whether there is a display. On a Linux machine without one, opening the window would panic.

use std::env;

/// Whether a window can be opened.
pub(crate) fn is_there() -> bool {
    let named = |variable| env::var_os(variable).is_some_and(|name| !name.is_empty());
    !cfg!(target_os = "linux") || named("WAYLAND_DISPLAY") || named("DISPLAY")
}
