//! Android: the language in which it runs the app, which a person can choose for this app alone. `sys_locale` knows the phone's alone.

use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Runtime};

use crate::adapters::host::{self, Description};

/// The app's language, as Android said last.
#[derive(Default)]
pub(crate) struct Locale(Mutex<Option<String>>);

impl Locale {
    /// Asks Android: the language may have changed while the app was left.
    pub(crate) async fn look<R: Runtime>(&self, app: &AppHandle<R>) {
        let said: Option<Description> = host::call(app, "describe", ()).await;
        if let Some(said) = said {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(said.language);
        }
    }

    /// The language's tag.
    pub(crate) fn tag(&self) -> String {
        let said = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        said.or_else(sys_locale::get_locale).unwrap_or_default()
    }
}
