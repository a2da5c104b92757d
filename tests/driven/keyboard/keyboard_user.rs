//! A user model that acts by keyboard and checks the focus at every step.

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};
use support::app::App;
use support::driver::Stroke;

/// Number of key presses after which an element counts as unreachable.
const MAX_STEPS: usize = 40;

/// Script that returns the focused element: its name, visibility and position on the page.
const FOCUS: &str = include_str!("focus.js");

/// A user who operates the app by keyboard alone.
pub(super) struct KeyboardUser(pub(super) App);

impl KeyboardUser {
    pub(super) async fn sees(&self, css: &str) -> Result<()> {
        self.0.0.see(&format!("html:not([data-guarded]) :is({css})")).await?;
        self.ensure_focused().await
    }

    pub(super) async fn strikes(&self, stroke: Stroke) -> Result<()> {
        self.0.0.press_key(stroke).await
    }

    pub(super) async fn types(&self, keys: &str) -> Result<()> {
        self.0.0.type_keys(keys).await
    }

    /// Types a PIN, which the last digit submits.
    pub(super) async fn gives_pin(&self, pin: &str) -> Result<()> {
        self.types(pin).await
    }

    /// Moves the focus forwards to the button that matches `css`, and presses it.
    pub(super) async fn presses(&self, css: &str) -> Result<()> {
        self.0.0.see(&format!(":is({css}):enabled")).await?;
        self.moves_to(css, Stroke::Tab).await?;
        self.strikes(Stroke::Enter).await
    }

    pub(super) async fn is_at(&self, css: &str) -> Result<bool> {
        Ok(is(&self.focus(css).await?, "there"))
    }

    /// Moves the focus to the element that matches `css` with repeated strokes of `stroke`. Fails
    /// if the focus is lost or invisible on the way, or moves upwards with Tab.
    pub(super) async fn moves_to(&self, css: &str, stroke: Stroke) -> Result<()> {
        if self.is_at(css).await? {
            return Ok(());
        }
        let mut last: Option<Value> = None;
        for _ in 0..MAX_STEPS {
            self.strikes(stroke).await?;
            let now = self.focus(css).await?;
            ensure!(!is(&now, "lost"), "on the way to {css} the focus is lost after {last:?}");
            ensure!(is(&now, "seen"), "the focus on {} is not visible", now["name"]);
            if let Some(last) = last.filter(|_| stroke == Stroke::Tab) {
                let above = now["bottom"].as_f64() <= last["top"].as_f64();
                ensure!(
                    !above,
                    "{} follows {} in the focus order but is above it",
                    now["name"],
                    last["name"]
                );
            }
            if is(&now, "there") {
                return Ok(());
            }
            last = Some(now);
        }
        bail!("{css} cannot be reached")
    }

    /// Fails if no element has the focus, in which case the next key would have no effect.
    async fn ensure_focused(&self) -> Result<()> {
        let now = self.focus("body").await?;
        ensure!(!is(&now, "lost"), "the focus is lost");
        Ok(())
    }

    async fn focus(&self, css: &str) -> Result<Value> {
        self.0.0.run(FOCUS, vec![json!(css)]).await
    }
}

fn is(focus: &Value, what: &str) -> bool {
    focus[what] == json!(true)
}
