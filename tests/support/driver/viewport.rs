//! Emulated viewports and colour schemes: a browser's own window cannot be as narrow as a phone.

use anyhow::Result;
use fantoccini::Client;
use serde_json::json;

use super::dev_tools;

/// The viewport that pages are laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewport {
    /// A typical phone.
    Phone,
    /// A typical phone in landscape orientation.
    PhoneLandscape,
    /// The smallest supported phone.
    SmallPhone,
    /// The smallest supported phone in landscape orientation.
    SmallPhoneLandscape,
    /// A tablet.
    Tablet,
    /// A computer's screen.
    Desktop,
}

/// The colour scheme of the user's system (`prefers-color-scheme`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColourScheme {
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

impl Viewport {
    /// Width and height in CSS pixels.
    const fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (390, 844),
            Self::PhoneLandscape => (844, 390),
            Self::SmallPhone => (320, 568),
            Self::SmallPhoneLandscape => (568, 320),
            Self::Tablet => (820, 1180),
            Self::Desktop => (1280, 800),
        }
    }

    /// Name for use in file names, such as `390x844`.
    #[must_use]
    pub fn name(self) -> String {
        let (width, height) = self.size();
        format!("{width}x{height}")
    }

    /// Lays out the browser's pages for this viewport from now on.
    pub(super) async fn apply(self, client: &Client) -> Result<()> {
        let ((width, height), mobile) = (self.size(), self != Self::Desktop);
        let scale = if mobile { 2 } else { 1 };
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": mobile });
        dev_tools::execute(client, "Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }
}

impl ColourScheme {
    /// Both colour schemes.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Name in CSS, also for use in file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Emulates this colour scheme in the browser's pages from now on.
    pub(super) async fn apply(self, client: &Client) -> Result<()> {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": self.name() }] });
        dev_tools::execute(client, "Emulation.setEmulatedMedia", media).await.map(drop)
    }
}
