//! Checks of the whole gallery in each language: axe finds no violation, and everything fits.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use gallery::look::Look;
use gallery::{GalleryPage, State, all};
use key_messages::Language;
use key_view::Screen;
use serde_json::Value;
use support::driver::Viewport::{Phone, PhoneLandscape, SmallPhone, SmallPhoneLandscape, Tablet};
use support::driver::{Chromium, ColourScheme};

/// Runs the rules for WCAG 2.2 levels A and AA, and axe's best practices.
const RUN_AXE: &str = "
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const finding = ({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`);
    const inspect = (done) => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
        .then(({ violations }) => done(violations.flatMap(finding)));
";

/// Reports text that does not fit, and touch targets that are too small.
const MEASURE: &str = include_str!("measure.js");

/// Makes one test per language of a check, so that they run in parallel.
macro_rules! in_every_language {
    ($check:ident: $english:ident, $finnish:ident, $swedish:ident) => {
        in_every_language!($english $check English, $finnish $check Finnish, $swedish $check Swedish);
    };
    ($($test:ident $check:ident $language:ident),+) => {$(
        #[tokio::test]
        async fn $test() -> Result<()> {
            $check(Language::$language).await
        }
    )+};
}

in_every_language!(axe_reports_no_violation:
    axe_reports_no_violation_in_english, axe_reports_no_violation_in_finnish, axe_reports_no_violation_in_swedish);
in_every_language!(everything_fits:
    everything_fits_in_english, everything_fits_in_finnish, everything_fits_in_swedish);

/// Axe reports no violation: roles, names, heading order, contrast, and its other automatic rules.
async fn axe_reports_no_violation(language: Language) -> Result<()> {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/npm/axe.js");
    let axe = fs::read_to_string(axe).context("axe is not here; `cargo xtask setup` fetches it")?;
    let looks = ColourScheme::ALL.map(|colour_scheme| Look {
        viewport: Phone,
        colour_scheme,
        language,
        text_percent: 100,
    });
    assert_no_findings(&looks, &all(), RUN_AXE, &axe).await
}

/// No text is clipped, overlaps other text or leaves the screen, also at 200 % text size, and every
/// touch target is at least 48 by 48 CSS pixels.
async fn everything_fits(language: Language) -> Result<()> {
    let looks = [
        (SmallPhone, 100),
        (SmallPhone, 200),
        (Phone, 100),
        (Phone, 200),
        (Tablet, 100),
        (PhoneLandscape, 100),
    ];
    let look = |(viewport, text_percent)| Look {
        viewport,
        colour_scheme: ColourScheme::Light,
        language,
        text_percent,
    };
    assert_no_findings(&looks.map(look), &all(), MEASURE, "").await?;
    // A challenge fills one screen at every size.
    let is_challenge = |state: &State| matches!(state.view.screen, Screen::Challenge(_));
    let challenges: Vec<State> = all().into_iter().filter(is_challenge).collect();
    let looks = [(SmallPhoneLandscape, 100), (PhoneLandscape, 200)];
    assert_no_findings(&looks.map(look), &challenges, MEASURE, "").await
}

/// Inspects each state in each look, on a page with `script`. Fails with all findings. `inspection`
/// passes a list of strings to `done`.
async fn assert_no_findings(looks: &[Look], states: &[State], inspection: &str, script: &str) -> Result<()> {
    let chromium = Chromium::start()?;
    let mut page = GalleryPage::open(&chromium).await?;
    page.add_script(script).await?;
    let mut findings = Vec::new();
    for look in looks {
        page.set_look(*look).await?;
        for state in states {
            let shown = format!("{} {} {} %", state.name, look.viewport.name(), look.text_percent);
            let found = page.inspect(state, inspection).await.with_context(|| shown.clone())?;
            let found = found.as_array().with_context(|| format!("{shown}: no answer: {found}"))?;
            findings
                .extend(found.iter().filter_map(Value::as_str).map(|finding| format!("{shown}: {finding}")));
        }
    }
    ensure!(findings.is_empty(), "{} in all:\n{}", findings.len(), findings.join("\n"));
    Ok(())
}
