//! The language in which the system runs the app. `sys_locale` knows that of a computer, and the
//! first language of a phone, which the user can change for one app.

use tauri::{AppHandle, Runtime};

/// The language of a computer, read on each use, since it may change while the app runs.
#[cfg(desktop)]
#[derive(Default)]
pub(crate) struct Locale;

/// The app's language, as Android last reported it.
#[cfg(target_os = "android")]
#[derive(Default)]
pub(crate) struct Locale(std::sync::Mutex<Option<String>>);

/// The app's language on iOS, read when the app starts: iOS ends an app before it changes the app's
/// language. It is one of those listed in the bundle, the one set for this app in the settings or
/// else the first of the user's languages, and the system's prompts for the camera and for Face ID
/// use it too.
#[cfg(target_os = "ios")]
pub(crate) struct Locale(String);

#[cfg(target_os = "ios")]
impl Default for Locale {
    /// Reads the language. Must be called on the main thread before the app runs: `NSBundle` may be
    /// used by one thread at a time.
    fn default() -> Self {
        let languages = objc2_foundation::NSBundle::mainBundle().preferredLocalizations();
        Self(languages.firstObject().map(|language| language.to_string()).unwrap_or_default())
    }
}

impl Locale {
    /// Queries Android: the language may have changed while the app was in the background.
    #[cfg(target_os = "android")]
    pub(crate) async fn refresh<R: Runtime>(&self, app: &AppHandle<R>) {
        use super::host::{self, Description};

        let description: Option<Description> = host::call(app, "describe", ()).await;
        if let Some(description) = description {
            *self.reported() = Some(description.language);
        }
    }

    /// Does nothing: the language is read on each use, or cannot change while the app runs.
    #[cfg(not(target_os = "android"))]
    pub(crate) async fn refresh<R: Runtime>(&self, _: &AppHandle<R>) {}

    /// Returns the language tag; on a computer perhaps the locale's name.
    pub(crate) fn tag(&self) -> String {
        #[cfg(desktop)]
        let tag = sys_locale::get_locale().unwrap_or_default();
        #[cfg(target_os = "android")]
        let tag = self.reported().clone().or_else(sys_locale::get_locale).unwrap_or_default();
        #[cfg(target_os = "ios")]
        let tag = self.0.clone();
        tag
    }

    #[cfg(target_os = "android")]
    fn reported(&self) -> std::sync::MutexGuard<'_, Option<String>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
