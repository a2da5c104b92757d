//! User actions, and the behaviour of the host around the interface. They produce states that no
//! view describes.

use serde_json::{Value, json};

/// An action of the user.
#[derive(Clone, Copy, Debug)]
pub enum UserAction {
    /// Presses the element that matches a CSS selector.
    Press(&'static str),
    /// Types a text (second field) into the element that matches a CSS selector (first field).
    Type(&'static str, &'static str),
    /// Waits for the element that matches a CSS selector.
    See(&'static str),
}

/// Behaviour of the host around the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Host {
    /// The host works.
    #[default]
    Working,
    /// Dispatched intents are never answered.
    SilentToPresses,
    /// Dispatched intents fail.
    RefusesPresses,
    /// The first view has not arrived yet.
    Starting,
    /// The page is open outside the app.
    Missing,
    /// The view has a format that this interface cannot read.
    OfAnotherVersion,
}

impl UserAction {
    pub(crate) fn script(self) -> Value {
        match self {
            Self::Press(selector) => json!({ "press": selector }),
            Self::Type(selector, text) => json!({ "into": selector, "text": text }),
            Self::See(selector) => json!({ "see": selector }),
        }
    }
}

impl Host {
    /// Outcome of dispatched intents, as a key of `fetches` in `when_shown.js`.
    pub(crate) fn dispatch_mode(self) -> &'static str {
        match self {
            Self::SilentToPresses => "never",
            Self::RefusesPresses => "rejected",
            Self::Working | Self::Starting | Self::Missing | Self::OfAnotherVersion => "",
        }
    }

    /// JavaScript value for `__TAURI_INTERNALS__`, for a host that never sends a readable view.
    pub(crate) fn stub_script(self) -> Option<&'static str> {
        match self {
            Self::Starting => Some("{ transformCallback: () => 1, invoke: () => new Promise(() => {}) }"),
            Self::Missing => Some("undefined"),
            Self::OfAnotherVersion => Some("{ transformCallback: () => 1, invoke: async () => ({}) }"),
            Self::Working | Self::SilentToPresses | Self::RefusesPresses => None,
        }
    }
}
