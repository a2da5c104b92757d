//! iOS: the language that the system chose for the app among those that the bundle lists. That is
//! the one set for this app in the settings, else the first of the person's languages that the
//! bundle has. The system's prompts for the camera and for Face ID are in it too. `sys_locale`
//! knows only the person's first language, which the bundle may not have.

use objc2_foundation::NSBundle;
use tauri::{AppHandle, Runtime};

/// The app's language, read when the app starts: iOS ends an app before it changes the app's
/// language.
pub(crate) struct Locale(String);

impl Default for Locale {
    /// Reads the language. Has to be called on the main thread before the app runs: `NSBundle` may
    /// be used by one thread at a time.
    fn default() -> Self {
        let languages = NSBundle::mainBundle().preferredLocalizations();
        Self(languages.firstObject().map(|language| language.to_string()).unwrap_or_default())
    }
}

impl Locale {
    /// Does nothing: the language stays what it was when the app started.
    pub(crate) async fn look<R: Runtime>(&self, _: &AppHandle<R>) {}

    /// The language's tag.
    pub(crate) fn tag(&self) -> String {
        self.0.clone()
    }
}
