//! Layout in every state: no text is clipped, overlaps other text or leaves the screen, also at 200
//! % text size, and every touch target is at least 48 by 48 CSS pixels.

use anyhow::Result;
use gallery::GalleryPage;
use gallery::look::Look;
use key_messages::Language;
use stories::driver::{Chromium, ColourScheme, Viewport};

use crate::all_states::assert_no_findings;
use Viewport::{Phone, PhoneLandscape, SmallPhone, Tablet};

/// Reports text that does not fit, and touch targets that are too small.
const MEASURE: &str = include_str!("measure.js");

/// Viewports, each with the text size in percent.
const LOOKS: [(Viewport, u32); 6] =
    [(SmallPhone, 100), (SmallPhone, 200), (Phone, 100), (Phone, 200), (Tablet, 100), (PhoneLandscape, 100)];

#[tokio::test]
async fn everything_fits_in_english() -> Result<()> {
    everything_fits(Language::English).await
}

#[tokio::test]
async fn everything_fits_in_finnish() -> Result<()> {
    everything_fits(Language::Finnish).await
}

#[tokio::test]
async fn everything_fits_in_swedish() -> Result<()> {
    everything_fits(Language::Swedish).await
}

async fn everything_fits(language: Language) -> Result<()> {
    let chromium = Chromium::start()?;
    let mut page = GalleryPage::open(&chromium).await?;
    let looks = LOOKS.map(|(viewport, text_percent)| Look {
        viewport,
        colour_scheme: ColourScheme::Light,
        language,
        text_percent,
    });
    assert_no_findings(&mut page, &looks, MEASURE).await
}
