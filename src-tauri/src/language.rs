//! The language in which the system speaks for the app: in notifications, and where it asks for a finger or a face.

use std::sync::{Mutex, PoisonError};

use key_text::{Language, Words};
use key_view::LanguageChoice;
use tauri::{AppHandle, Manager, Runtime};

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

/// The words to say.
pub(crate) fn words<R: Runtime>(app: &AppHandle<R>) -> &'static Words {
    app.state::<Spoken>().language().words()
}
