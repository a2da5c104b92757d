//! The size of what a browser is looked at through. A browser's own window cannot be as narrow as a phone.

use anyhow::{Context as _, Result};
use axum::http::Method;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::json;
use url::{ParseError, Url};

/// The glass that a page is seen through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glass {
    /// A phone of 390 × 844 points, two pixels to a point.
    Phone,
    /// A computer's screen.
    Desktop,
}

impl Glass {
    /// From now on the browser's pages are laid out for it.
    pub(super) async fn hold_over(self, client: &Client) -> Result<()> {
        client.issue_cmd(self).await.context("the browser does not take another size").map(drop)
    }
}

/// Chromium's own command, `Emulation.setDeviceMetricsOverride` of its DevTools protocol.
impl WebDriverCompatibleCommand for Glass {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let metrics = match self {
            Self::Phone => json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true }),
            Self::Desktop => json!({ "width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": false }),
        };
        let command = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": metrics });
        (Method::POST, Some(command.to_string()))
    }
}
