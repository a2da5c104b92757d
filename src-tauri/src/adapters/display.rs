//! Whether there is a screen. Linux has machines without, where the window would end in a panic instead of a word.

use std::env;

/// Whether a window can be opened.
pub(crate) fn is_there() -> bool {
    let named = |variable| env::var_os(variable).is_some_and(|name| !name.is_empty());
    !cfg!(target_os = "linux") || named("WAYLAND_DISPLAY") || named("DISPLAY")
}
