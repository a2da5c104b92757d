//! How the person wants the app to look and speak.

use serde::{Deserialize, Serialize};

/// What was chosen; at first, whatever the phone does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// In which language it speaks.
    #[serde(default)]
    pub language: LanguageChoice,
    /// Light or dark.
    #[serde(default)]
    pub appearance: Appearance,
}

/// A choice of language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LanguageChoice {
    /// The phone's.
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
    /// The phone's.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}
