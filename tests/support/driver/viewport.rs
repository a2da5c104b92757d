//! Emulated viewports and colour schemes: a browser's own window cannot be as narrow as a phone.

use anyhow::Result;
use fantoccini::Client;
use serde_json::json;

use super::dev_tools;

/// The viewport that pages are laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewport {
    /// A phone of 390 × 844 points at two pixels per point.
    Phone,
    /// The smallest supported phone: 320 × 568 points at two pixels per point.
    SmallPhone,
    /// A computer's screen of 1280 × 800 pixels.
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
    /// Lays out the browser's pages for this viewport from now on.
    pub(super) async fn apply(self, client: &Client) -> Result<()> {
        let metrics = match self {
            Self::Phone => json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true }),
            Self::SmallPhone => {
                json!({ "width": 320, "height": 568, "deviceScaleFactor": 2, "mobile": true })
            }
            Self::Desktop => json!({ "width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": false }),
        };
        dev_tools::execute(client, "Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }
}

impl ColourScheme {
    /// Emulates this colour scheme in the browser's pages from now on.
    pub(super) async fn apply(self, client: &Client) -> Result<()> {
        let value = match self {
            Self::Light => "light",
            Self::Dark => "dark",
        };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        dev_tools::execute(client, "Emulation.setEmulatedMedia", media).await.map(drop)
    }
}
