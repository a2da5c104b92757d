//! How a state can be looked at.

use key_messages::Language;
use key_view::{Appearance, LanguageChoice, Preferences};
use serde_json::{Value, json};

/// What a state is looked at through, and in which light and language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How large the glass is.
    pub viewport: Viewport,
    /// Light or dark.
    pub colour_scheme: ColourScheme,
    /// The language it speaks.
    pub language: Language,
    /// How large its text is, in percent.
    pub text_percent: u32,
}

/// A glass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// Points across.
    pub width: u32,
    /// Points down.
    pub height: u32,
}

/// The smallest phone that is made for.
pub const SMALL: Viewport = Viewport { width: 320, height: 568 };
/// A usual phone.
pub const PHONE: Viewport = Viewport { width: 390, height: 844 };
/// A tablet.
pub const TABLET: Viewport = Viewport { width: 820, height: 1180 };
/// A usual phone that is held across.
pub const PHONE_LANDSCAPE: Viewport = Viewport { width: 844, height: 390 };

/// What pictures are taken of.
pub const VIEWPORTS: [Viewport; 3] = [SMALL, PHONE, TABLET];

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColourScheme {
    /// Dark on bright.
    Light,
    /// Bright on dark.
    Dark,
}

impl ColourScheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// What it is called in file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Viewport {
    /// What it is called in file names.
    #[must_use]
    pub fn name(self) -> String {
        format!("{}x{}", self.width, self.height)
    }

    /// For `Emulation.setDeviceMetricsOverride`.
    fn metrics(self) -> Value {
        json!({ "width": self.width, "height": self.height, "deviceScaleFactor": 2, "mobile": true })
    }
}

impl Look {
    /// What Chromium pretends, by its own commands: the glass, and what else the interface follows where nobody chose. Nothing moves, so
    /// nothing has to be waited for.
    pub(crate) fn emulation(self) -> [(&'static str, Value); 3] {
        let features = json!([
            { "name": "prefers-reduced-motion", "value": "reduce" },
            { "name": "prefers-color-scheme", "value": self.colour_scheme.name() },
        ]);
        [
            ("Emulation.setDeviceMetricsOverride", self.viewport.metrics()),
            ("Emulation.setEmulatedMedia", json!({ "features": features })),
            (
                "Emulation.setUserAgentOverride",
                json!({ "userAgent": "", "acceptLanguage": self.language.tag() }),
            ),
        ]
    }

    /// What a person chooses to see it so.
    pub(crate) fn preferences(self) -> Preferences {
        let language = match self.language {
            Language::English => LanguageChoice::English,
            Language::Finnish => LanguageChoice::Finnish,
            Language::Swedish => LanguageChoice::Swedish,
        };
        let appearance = match self.colour_scheme {
            ColourScheme::Light => Appearance::Light,
            ColourScheme::Dark => Appearance::Dark,
        };
        Preferences { language, appearance }
    }
}
