//! Axe finds nothing: roles, names, order of headings, contrast as drawn, and what else can be found without a person.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use gallery::Wall;
use gallery::look::{Light, Look, PHONE};
use key_messages::Language;
use stories::driver::Chromium;

use crate::everywhere::nothing_is_wrong;

/// WCAG 2.2 A and AA, and what axe's authors hold to be good beyond it.
const ASK_AXE: &str = "
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const said = ({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`);
    const goOn = (done) => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
        .then(({ violations }) => done(violations.flatMap(said)));
";

#[tokio::test]
async fn axe_finds_nothing_in_english() -> Result<()> {
    axe_finds_nothing(Language::English).await
}

#[tokio::test]
async fn axe_finds_nothing_in_finnish() -> Result<()> {
    axe_finds_nothing(Language::Finnish).await
}

#[tokio::test]
async fn axe_finds_nothing_in_swedish() -> Result<()> {
    axe_finds_nothing(Language::Swedish).await
}

async fn axe_finds_nothing(language: Language) -> Result<()> {
    let chromium = Chromium::start()?;
    let mut wall = Wall::put_up(&chromium).await?;
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/npm/axe.js");
    let axe = fs::read_to_string(axe).context("axe is not here; `cargo xtask setup` fetches it")?;
    wall.teach(&axe).await?;
    let looks = Light::ALL.map(|light| Look { size: PHONE, light, language, text: 100 });
    nothing_is_wrong(&mut wall, &looks, ASK_AXE).await
}
