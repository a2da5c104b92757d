//! The language of notifications and of the system's biometric prompt.

use std::sync::{Mutex, PoisonError};

use key_messages::{Language, Messages};
use key_view::LanguageChoice;
use tauri::{AppHandle, Manager, Runtime};
use tokio::sync::watch;

use crate::adapters::locale::Locale;

/// Language of the app: the one the user chose, else that of the system.
#[derive(Default)]
pub(crate) struct AppLanguage {
    choice: Mutex<LanguageChoice>,
    system: Locale,
}

impl AppLanguage {
    pub(crate) fn set(&self, choice: LanguageChoice) {
        *self.choice.lock().unwrap_or_else(PoisonError::into_inner) = choice;
    }

    fn language(&self) -> Language {
        let choice = *self.choice.lock().unwrap_or_else(PoisonError::into_inner);
        Language::chosen(choice, &self.system.tag())
    }
}

/// Reads the system's language whenever the app returns to the foreground, for as long as the app
/// runs.
pub(crate) async fn track_system<R: Runtime>(app: AppHandle<R>, mut in_background: watch::Receiver<bool>) {
    loop {
        if !*in_background.borrow_and_update() {
            app.state::<AppLanguage>().system.refresh(&app).await;
        }
        if in_background.changed().await.is_err() {
            return;
        }
    }
}

/// Returns the messages in the app's language.
pub(crate) fn messages<R: Runtime>(app: &AppHandle<R>) -> &'static Messages {
    app.state::<AppLanguage>().language().messages()
}
