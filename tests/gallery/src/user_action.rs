//! What the interface makes of what it is told by itself: of a person's hands, and of a phone that does not answer.

use serde_json::{Value, json};

/// Something a person does.
#[derive(Clone, Copy, Debug)]
pub enum UserAction {
    /// Presses what a selector finds.
    Press(&'static str),
    /// Types `1` into what `0` finds.
    Type(&'static str, &'static str),
}

/// How the phone around the interface behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Host {
    /// As it should.
    #[default]
    Working,
    /// It does not answer a press.
    SilentToPresses,
    /// It does not take a press.
    RefusesPresses,
    /// It has not shown anything yet.
    Starting,
    /// There is none: the page is open somewhere else.
    Missing,
    /// What it shows is nothing that this interface knows.
    OfAnotherVersion,
}

impl UserAction {
    pub(crate) fn script(self) -> Value {
        match self {
            Self::Press(selector) => json!({ "press": selector }),
            Self::Type(selector, text) => json!({ "into": selector, "text": text }),
        }
    }
}

impl Host {
    /// How it takes presses, for the script that makes them.
    pub(crate) fn dispatch_mode(self) -> &'static str {
        match self {
            Self::SilentToPresses => "never",
            Self::RefusesPresses => "rejected",
            Self::Working | Self::Starting | Self::Missing | Self::OfAnotherVersion => "",
        }
    }

    /// What stands in its place where it never shows a view.
    pub(crate) fn stub_script(self) -> Option<&'static str> {
        match self {
            Self::Starting => Some("{ transformCallback: () => 1, invoke: () => new Promise(() => {}) }"),
            Self::Missing => Some("undefined"),
            Self::OfAnotherVersion => Some("{ transformCallback: () => 1, invoke: async () => ({}) }"),
            Self::Working | Self::SilentToPresses | Self::RefusesPresses => None,
        }
    }
}
