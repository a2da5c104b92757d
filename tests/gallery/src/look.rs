//! Viewport, colour scheme, language and text size of a rendered state.

use key_messages::Language;
use key_view::{Appearance, LanguageChoice, Preferences};
use serde_json::{Value, json};
use support::driver::{ColourScheme, Viewport};

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

/// Viewports of the gallery's pictures.
pub const VIEWPORTS: [Viewport; 3] = [Viewport::SmallPhone, Viewport::Phone, Viewport::Tablet];

impl Look {
    /// Chrome DevTools Protocol commands that emulate the media features and the language. Motion is
    /// reduced, so that checks need not wait for animations.
    pub(crate) fn emulation(self) -> [(&'static str, Value); 2] {
        let features = json!([
            { "name": "prefers-reduced-motion", "value": "reduce" },
            { "name": "prefers-color-scheme", "value": self.colour_scheme.name() },
        ]);
        [
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
