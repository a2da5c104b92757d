//! What a page is looked at through: a browser's own window cannot be as narrow as a phone, nor as dark as a room.

use anyhow::Result;
use fantoccini::Client;
use serde_json::json;

use super::dev_tools;

/// The glass that a page is seen through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glass {
    /// A phone of 390 × 844 points, two pixels to a point.
    Phone,
    /// The smallest phone that is made for: 320 × 568 points, two pixels to a point.
    SmallPhone,
    /// A computer's screen.
    Desktop,
}

/// The light that a person has asked their system for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// Dark on bright.
    Bright,
    /// Bright on dark.
    Dark,
}

impl Glass {
    /// From now on the browser's pages are laid out for it.
    pub(super) async fn hold_over(self, client: &Client) -> Result<()> {
        let metrics = match self {
            Self::Phone => json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true }),
            Self::SmallPhone => {
                json!({ "width": 320, "height": 568, "deviceScaleFactor": 2, "mobile": true })
            }
            Self::Desktop => json!({ "width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": false }),
        };
        dev_tools::ask(client, "Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }
}

impl Light {
    /// From now on the browser's pages are coloured for it.
    pub(super) async fn shine_on(self, client: &Client) -> Result<()> {
        let value = match self {
            Self::Bright => "light",
            Self::Dark => "dark",
        };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        dev_tools::ask(client, "Emulation.setEmulatedMedia", media).await.map(drop)
    }
}
