//! The language in which the system speaks for the app: in notifications, and where it asks for a finger or a face.

use std::sync::{Mutex, PoisonError};

use key_text::{Language, Words};
use key_view::LanguageChoice;
use tauri::{AppHandle, Manager, Runtime};

/// What the person chose.
#[derive(Default)]
pub(crate) struct Spoken(Mutex<LanguageChoice>);

impl Spoken {
    pub(crate) fn set(&self, choice: LanguageChoice) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = choice;
    }

    fn get(&self) -> LanguageChoice {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The words to say.
pub(crate) fn words<R: Runtime>(app: &AppHandle<R>) -> &'static Words {
    let tag = sys_locale::get_locale().unwrap_or_default();
    Language::chosen(app.state::<Spoken>().get(), &tag).words()
}
