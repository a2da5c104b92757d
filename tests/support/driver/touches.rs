//! Count of the presses on a page, by finger or mouse.

use anyhow::Result;

use super::page::Page;

/// Script that counts presses from now on. Capturing and first: nothing on the page can hide one.
const COUNT: &str = "
    window.presses = 0;
    addEventListener('pointerdown', () => { window.presses += 1; }, true);
";

impl Page {
    /// Counts presses from now on, until the page is reloaded.
    pub async fn count_touches(&self) -> Result<()> {
        self.client.execute(COUNT, Vec::new()).await?;
        Ok(())
    }

    /// Returns the number of presses so far.
    pub async fn touches(&self) -> Result<u64> {
        Ok(serde_json::from_value(self.client.execute("return window.presses;", Vec::new()).await?)?)
    }
}
