//! A digit that is pressed on a PIN pad counts, or the pad shows that it takes none; and no key moves away from under a thumb.

use anyhow::{Result, ensure};
use gallery::{GalleryPage, all};
use serde_json::json;
use stories::driver::Chromium;

/// Finds keys that move or that ignore a press.
const PRESS_KEYS: &str = include_str!("pin_pads.js");

#[tokio::test]
async fn pressed_digit_on_a_pin_pad_counts() -> Result<()> {
    let chromium = Chromium::start()?;
    // Without a look: each of them asks for reduced motion.
    let page = GalleryPage::open(&chromium).await?;
    let mut findings = Vec::new();
    for state in all() {
        let found = page.inspect(&state, PRESS_KEYS).await?;
        findings.extend((found != json!([])).then(|| format!("{}: {found}", state.name)));
    }
    ensure!(findings.is_empty(), "{}", findings.join("\n"));
    Ok(())
}
