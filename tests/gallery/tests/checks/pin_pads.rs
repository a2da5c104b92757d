//! Keys of PIN pads: an enabled key accepts a press, and no key moves during the entry animation.

use anyhow::{Result, ensure};
use gallery::{GalleryPage, all};
use serde_json::json;
use support::driver::Chromium;

/// Reports keys that move, and enabled keys that ignore a press.
const PRESS_KEYS: &str = include_str!("pin_pads.js");

#[tokio::test]
async fn pressed_digit_on_a_pin_pad_counts() -> Result<()> {
    let chromium = Chromium::start()?;
    // No look is set: every look emulates reduced motion, which removes the entry animation.
    let page = GalleryPage::open(&chromium).await?;
    let mut findings = Vec::new();
    for state in all() {
        let found = page.inspect(&state, PRESS_KEYS).await?;
        findings.extend((found != json!([])).then(|| format!("{}: {found}", state.name)));
    }
    ensure!(findings.is_empty(), "{}", findings.join("\n"));
    Ok(())
}
