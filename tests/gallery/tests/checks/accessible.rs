//! Axe reports no violation in any state: roles, names, heading order, contrast, and its other
//! automatic rules.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use gallery::GalleryPage;
use gallery::look::Look;
use key_messages::Language;
use stories::driver::{Chromium, ColourScheme, Viewport};

use crate::all_states::assert_no_findings;

/// Runs the rules for WCAG 2.2 levels A and AA, and axe's best practices.
const RUN_AXE: &str = "
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const finding = ({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`);
    const inspect = (done) => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
        .then(({ violations }) => done(violations.flatMap(finding)));
";

#[tokio::test]
async fn axe_reports_no_violation_in_english() -> Result<()> {
    axe_reports_no_violation(Language::English).await
}

#[tokio::test]
async fn axe_reports_no_violation_in_finnish() -> Result<()> {
    axe_reports_no_violation(Language::Finnish).await
}

#[tokio::test]
async fn axe_reports_no_violation_in_swedish() -> Result<()> {
    axe_reports_no_violation(Language::Swedish).await
}

async fn axe_reports_no_violation(language: Language) -> Result<()> {
    let chromium = Chromium::start()?;
    let mut page = GalleryPage::open(&chromium).await?;
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/npm/axe.js");
    let axe = fs::read_to_string(axe).context("axe is not here; `cargo xtask setup` fetches it")?;
    page.add_script(&axe).await?;
    let looks = ColourScheme::ALL.map(|colour_scheme| Look {
        viewport: Viewport::Phone,
        colour_scheme,
        language,
        text_percent: 100,
    });
    assert_no_findings(&mut page, &looks, RUN_AXE).await
}
