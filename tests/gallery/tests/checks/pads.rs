//! A digit that is pressed on a PIN pad counts, or the pad shows that it takes none; and no key moves away from under a thumb.

use anyhow::{Result, ensure};
use gallery::{Wall, all};
use serde_json::json;
use stories::driver::Chromium;

/// Finds keys that move or that ignore a press.
const TYPE: &str = include_str!("pads.js");

#[tokio::test]
async fn every_digit_pressed_on_a_pad_counts() -> Result<()> {
    let chromium = Chromium::start()?;
    // Without a look: each of them asks for reduced motion.
    let wall = Wall::put_up(&chromium).await?;
    let mut all_wrong = Vec::new();
    for state in all() {
        let wrong = wall.ask(&state, TYPE).await?;
        all_wrong.extend((wrong != json!([])).then(|| format!("{}: {wrong}", state.name)));
    }
    ensure!(all_wrong.is_empty(), "{}", all_wrong.join("\n"));
    Ok(())
}
