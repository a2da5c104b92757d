//! Forced colours: what a colour alone says is lost, so a typed and an empty dot of a PIN differ in shape.

use anyhow::{Context as _, Result, ensure};
use gallery::{GalleryPage, all};
use support::driver::Chromium;

/// Reports whether colours are forced, and the borders of a typed and an empty dot.
const DOTS: &str = r#"
const inspect = (done) => {
  const border = (dot) => getComputedStyle(document.querySelector(`.dots ${dot}`)).borderTopWidth;
  const forced = matchMedia("(forced-colors: active)").matches;
  done([`${forced}`, border("[data-filled]"), border("span:not([data-filled])")]);
};
"#;

#[tokio::test]
async fn typed_and_empty_dot_differ_without_their_colours() -> Result<()> {
    let chromium = Chromium::start()?;
    let page = GalleryPage::open(&chromium).await?;
    page.force_colours().await?;
    let typed = all().into_iter().find(|state| state.name == "choose-pin-typed").context("a state")?;
    let found: [String; 3] = serde_json::from_value(page.inspect(&typed, DOTS).await?)?;
    let [forced, filled, empty] = &found;
    ensure!(forced == "true", "the colours are not forced");
    ensure!(filled != empty, "both dots have a border of {filled}");
    Ok(())
}
