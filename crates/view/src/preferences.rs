//! The user's choice of language and appearance.

use serde::{Deserialize, Serialize};

/// Language and appearance. By default both follow the phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// Language of the app.
    #[serde(default)]
    pub language: LanguageChoice,
    /// Light or dark appearance.
    #[serde(default)]
    pub appearance: Appearance,
}

/// A choice of language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LanguageChoice {
    /// The language of the phone.
    #[default]
    System,
    /// English.
    English,
    /// Finnish.
    Finnish,
    /// Swedish.
    Swedish,
}

/// A choice of appearance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Appearance {
    /// The appearance of the phone.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}
