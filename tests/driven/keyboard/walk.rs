//! Going about by keyboard, with an eye on where the focus is.

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};
use stories::app::App;
use stories::driver::Stroke;

/// The most that anybody would go on.
const FAR: usize = 40;

/// Where the focus is: what has it, whether that can be seen, and where it is on the page.
const FOCUS: &str = include_str!("focus.js");

/// Somebody who goes about in the app by keyboard.
pub(super) struct Walk(pub(super) App);

impl Walk {
    pub(super) async fn sees(&self, css: &str) -> Result<()> {
        self.0.0.see(css).await?;
        self.is_somewhere().await
    }

    pub(super) async fn strikes(&self, stroke: Stroke) -> Result<()> {
        self.0.0.strike(stroke).await
    }

    pub(super) async fn types(&self, keys: &str) -> Result<()> {
        self.0.0.type_keys(keys).await
    }

    pub(super) async fn gives_pin(&self, pin: &str) -> Result<()> {
        self.types(pin).await?;
        self.strikes(Stroke::Enter).await
    }

    /// Goes on to the button that matches `css`, and presses it.
    pub(super) async fn presses(&self, css: &str) -> Result<()> {
        self.0.0.see(&format!(":is({css}):enabled")).await?;
        self.goes(css, Stroke::Tab).await?;
        self.strikes(Stroke::Enter).await
    }

    pub(super) async fn is_at(&self, css: &str) -> Result<bool> {
        Ok(is(&self.look(css).await?, "there"))
    }

    /// Goes on or back to what matches `css`.
    pub(super) async fn goes(&self, css: &str, stroke: Stroke) -> Result<()> {
        if self.is_at(css).await? {
            return Ok(());
        }
        let mut last: Option<Value> = None;
        for _ in 0..FAR {
            self.strikes(stroke).await?;
            let now = self.look(css).await?;
            ensure!(!is(&now, "lost"), "on the way to {css} the focus is lost after {last:?}");
            ensure!(is(&now, "seen"), "nobody sees that the focus is on {}", now["name"]);
            if let Some(last) = last.filter(|_| stroke == Stroke::Tab) {
                let above = now["bottom"].as_f64() <= last["top"].as_f64();
                ensure!(!above, "{} comes after {}, but stands above it", now["name"], last["name"]);
            }
            if is(&now, "there") {
                return Ok(());
            }
            last = Some(now);
        }
        bail!("{css} cannot be reached")
    }

    /// The focus is not lost, so that the next key does what is expected.
    async fn is_somewhere(&self) -> Result<()> {
        let now = self.look("body").await?;
        ensure!(!is(&now, "lost"), "the focus is lost");
        Ok(())
    }

    async fn look(&self, css: &str) -> Result<Value> {
        self.0.0.run(FOCUS, vec![json!(css)]).await
    }
}

fn is(focus: &Value, what: &str) -> bool {
    focus[what] == json!(true)
}
