//! The language in which the system speaks for the app: in notifications, and where it asks for a finger or a face.

use std::sync::{Mutex, PoisonError};

use key_messages::{Language, Messages};
use key_view::LanguageChoice;
use tauri::{AppHandle, Manager, Runtime};
use tokio::sync::watch;

use crate::adapters::locale::Locale;

/// The language that the person chose, and that of the system in case they chose none.
#[derive(Default)]
pub(crate) struct Spoken {
    choice: Mutex<LanguageChoice>,
    system: Locale,
}

impl Spoken {
    pub(crate) fn set(&self, choice: LanguageChoice) {
        *self.choice.lock().unwrap_or_else(PoisonError::into_inner) = choice;
    }

    fn language(&self) -> Language {
        let choice = *self.choice.lock().unwrap_or_else(PoisonError::into_inner);
        Language::chosen(choice, &self.system.tag())
    }
}

/// Looks at the system's language whenever the person is back, from settings for one, for as long as the app runs.
pub(crate) async fn follow<R: Runtime>(app: AppHandle<R>, mut left: watch::Receiver<bool>) {
    loop {
        if !*left.borrow_and_update() {
            app.state::<Spoken>().system.look(&app).await;
        }
        if left.changed().await.is_err() {
            return;
        }
    }
}

/// The words to say.
pub(crate) fn messages<R: Runtime>(app: &AppHandle<R>) -> &'static Messages {
    app.state::<Spoken>().language().messages()
}
