//! What the interface takes from the system and tells the document: language and appearance, unless the person chose others.

use key_messages::Language;
use key_view::{Appearance, LanguageChoice};
use web_sys::{Element, window};

/// The language to speak.
pub(crate) fn language(choice: LanguageChoice) -> Language {
    let tag = window().and_then(|window| window.navigator().language());
    Language::chosen(choice, &tag.unwrap_or_default())
}

/// Declares the language, for whoever reads the page aloud.
pub(crate) fn set_language(language: Language) {
    // Only speech synthesis would be the worse for it.
    let _ = root().map(|root| root.set_attribute("lang", language.tag()));
}

/// Has the page look so from now on; `start.js` does the rest.
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
