//! Android and computers: the system's language, which may change while the app runs.

/// The system's language, read at each use.
#[derive(Default)]
pub(crate) struct Locale;

impl Locale {
    /// The language's tag, or the locale's name.
    pub(crate) fn tag(&self) -> String {
        sys_locale::get_locale().unwrap_or_default()
    }
}
