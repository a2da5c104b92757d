//! iOS: the language that the system chose for the app among those listed in the bundle: the one
//! set for this app in the settings, else the first of the user's languages that the bundle has.
//! The system's prompts for the camera and for Face ID use it too. `sys_locale` only knows the
//! user's first language, which the bundle may not have.

use objc2_foundation::NSBundle;
use tauri::{AppHandle, Runtime};

/// The app's language, read when the app starts: iOS ends an app before it changes the app's
/// language.
pub(crate) struct Locale(String);

impl Default for Locale {
    /// Reads the language. Must be called on the main thread before the app runs: `NSBundle` may be
    /// used by one thread at a time.
    fn default() -> Self {
        let languages = NSBundle::mainBundle().preferredLocalizations();
        Self(languages.firstObject().map(|language| language.to_string()).unwrap_or_default())
    }
}

impl Locale {
    /// Does nothing: the language cannot change while the app runs.
    pub(crate) async fn refresh<R: Runtime>(&self, _: &AppHandle<R>) {}

    /// Returns the language tag.
    pub(crate) fn tag(&self) -> String {
        self.0.clone()
    }
}
