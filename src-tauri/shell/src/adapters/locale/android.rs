//! Android: the language in which the system runs the app, which the user can choose per app.
//! `sys_locale` only knows the phone's language.

use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Runtime};

use crate::adapters::host::{self, Description};

/// The app's language, as Android last reported it.
#[derive(Default)]
pub(crate) struct Locale(Mutex<Option<String>>);

impl Locale {
    /// Queries Android: the language may have changed while the app was in the background.
    pub(crate) async fn refresh<R: Runtime>(&self, app: &AppHandle<R>) {
        let description: Option<Description> = host::call(app, "describe", ()).await;
        if let Some(description) = description {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(description.language);
        }
    }

    /// Returns the language tag.
    pub(crate) fn tag(&self) -> String {
        let reported = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        reported.or_else(sys_locale::get_locale).unwrap_or_default()
    }
}
