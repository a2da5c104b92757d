//! Viewport, colour scheme, language and text size of a rendered state.

use key_messages::Language;
use key_view::{Appearance, LanguageChoice, Preferences};
use serde_json::{Value, json};

/// Conditions under which a state is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Size of the viewport.
    pub viewport: Viewport,
    /// Light or dark.
    pub colour_scheme: ColourScheme,
    /// Language of the texts.
    pub language: Language,
    /// Text size in percent.
    pub text_percent: u32,
}

/// Size of a viewport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

/// The smallest supported phone.
pub const SMALL: Viewport = Viewport { width: 320, height: 568 };
/// A typical phone.
pub const PHONE: Viewport = Viewport { width: 390, height: 844 };
/// A tablet.
pub const TABLET: Viewport = Viewport { width: 820, height: 1180 };
/// A typical phone in landscape orientation.
pub const PHONE_LANDSCAPE: Viewport = Viewport { width: 844, height: 390 };

/// Viewports of the gallery's pictures.
pub const VIEWPORTS: [Viewport; 3] = [SMALL, PHONE, TABLET];

/// Colour scheme of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColourScheme {
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

impl ColourScheme {
    /// Both colour schemes.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Name for use in file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Viewport {
    /// Name for use in file names.
    #[must_use]
    pub fn name(self) -> String {
        format!("{}x{}", self.width, self.height)
    }

    /// Parameters of `Emulation.setDeviceMetricsOverride`.
    fn metrics(self) -> Value {
        json!({ "width": self.width, "height": self.height, "deviceScaleFactor": 2, "mobile": true })
    }
}

impl Look {
    /// Chrome DevTools Protocol commands that emulate the viewport, the media features and the
    /// language. Motion is reduced, so that checks need not wait for animations.
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

    /// Preferences that select this language and colour scheme.
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
