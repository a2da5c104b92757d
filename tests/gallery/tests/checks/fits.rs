//! Everything fits: no text is cut off, lies over other text or leaves the screen, also when it is twice as large, and whatever can be
//! pressed is as large as a thumb.

use anyhow::Result;
use gallery::Wall;
use gallery::look::{ACROSS, Light, Look, PHONE, SMALL, Size, TABLET};
use key_messages::Language;
use stories::driver::Chromium;

use crate::everywhere::nothing_is_wrong;

/// Finds what does not fit.
const MEASURE: &str = include_str!("measure.js");

/// Through which glasses, and with text of how many percent.
const LOOKS: [(Size, u32); 6] =
    [(SMALL, 100), (SMALL, 200), (PHONE, 100), (PHONE, 200), (TABLET, 100), (ACROSS, 100)];

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
    let mut wall = Wall::put_up(&chromium).await?;
    let looks = LOOKS.map(|(size, text)| Look { size, light: Light::Light, language, text });
    nothing_is_wrong(&mut wall, &looks, MEASURE).await
}
