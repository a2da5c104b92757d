//! Computers: the system's language, which may change while the app runs.

use tauri::{AppHandle, Runtime};

/// The system's language, read on each use.
#[derive(Default)]
pub(crate) struct Locale;

impl Locale {
    /// Does nothing: the language is read on each use.
    pub(crate) async fn refresh<R: Runtime>(&self, _: &AppHandle<R>) {}

    /// Returns the language tag, or the locale's name.
    pub(crate) fn tag(&self) -> String {
        sys_locale::get_locale().unwrap_or_default()
    }
}
