//! Texts of a backend are isolated: a right-to-left name reorders nothing around it.

use anyhow::{Result, ensure};
use gallery::{GalleryPage, all};
use serde_json::json;
use support::driver::Chromium;

/// Reports right-to-left text that is not isolated, or that shares its element with other words.
const FIND_UNISOLATED: &str = include_str!("isolation.js");

#[tokio::test]
async fn text_of_a_backend_is_isolated() -> Result<()> {
    let chromium = Chromium::start()?;
    let page = GalleryPage::open(&chromium).await?;
    let mut findings = Vec::new();
    let mut states = 0;
    for state in all().into_iter().filter(|state| state.name.contains("rtl")) {
        let found = page.inspect(&state, FIND_UNISOLATED).await?;
        findings.extend((found != json!([])).then(|| format!("{}: {found}", state.name)));
        states += 1;
    }
    ensure!(states > 15, "only {states} states were looked at");
    ensure!(findings.is_empty(), "{}", findings.join("\n"));
    Ok(())
}
