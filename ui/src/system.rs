//! Language and appearance of the document: those of the system, unless the user chose others.

use key_messages::Language;
use key_view::{Appearance, LanguageChoice};
use web_sys::{Element, window};

/// Resolves the user's choice of language; `System` means the browser's language.
pub(crate) fn language(choice: LanguageChoice) -> Language {
    let tag = window().and_then(|window| window.navigator().language());
    Language::chosen(choice, &tag.unwrap_or_default())
}

/// Sets the `lang` attribute of the document, which screen readers use to pronounce the text.
pub(crate) fn set_language(language: Language) {
    // A failure only affects speech synthesis.
    let _ = root().map(|root| root.set_attribute("lang", language.tag()));
}

/// Sets or removes `data-chosen` on the document; `start.js` derives `data-appearance` from it.
pub(crate) fn set_appearance(appearance: Appearance) {
    let Some(root) = root() else { return };
    let _ = match appearance {
        Appearance::System => root.remove_attribute("data-chosen"),
        Appearance::Light => root.set_attribute("data-chosen", "light"),
        Appearance::Dark => root.set_attribute("data-chosen", "dark"),
    };
}

fn root() -> Option<Element> {
    window()?.document()?.document_element()
}
