//! Nothing covers a challenge, the PIN pad or the choice of a PIN, whatever message the core says.

use anyhow::{Result, ensure};
use gallery::look::Look;
use gallery::{GalleryPage, with_what_is_confirmed};
use key_messages::Language;
use serde_json::json;
use support::driver::{Chromium, ColourScheme, Viewport};

/// Reports what lies over the screen or the sheet in front.
const MEASURE_COVER: &str = include_str!("nothing_covers.js");

#[tokio::test]
async fn no_message_covers_what_is_confirmed() -> Result<()> {
    let chromium = Chromium::start()?;
    let mut page = GalleryPage::open(&chromium).await?;
    page.set_look(Look {
        viewport: Viewport::SmallPhone,
        colour_scheme: ColourScheme::Light,
        language: Language::Finnish,
        text_percent: 100,
    })
    .await?;
    let mut findings = Vec::new();
    for state in with_what_is_confirmed() {
        let found = page.inspect(&state, MEASURE_COVER).await?;
        findings.extend((found != json!([])).then(|| format!("{}: {found}", state.name)));
    }
    ensure!(findings.is_empty(), "{} in all:\n{}", findings.len(), findings.join("\n"));
    Ok(())
}
