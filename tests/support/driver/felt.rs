//! What a person feels of a page: how long it takes to answer, and whether anything jumps.

use anyhow::{Context as _, Result};
use serde_json::json;

use super::dev_tools;
use super::page::Page;

/// Presses the first and calls back with the milliseconds until the next picture, and until one that shows the second.
const ANSWER: &str = "
    const [press, until, done] = arguments;
    const pressed = performance.now();
    // A frame's callbacks come before it is painted, a message that they send after it.
    const painted = () => new Promise((paint) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => paint(performance.now() - pressed);
        channel.port2.postMessage(null);
    }));
    const there = new Promise((come) => {
        const look = () => document.querySelector(until) && (observer.disconnect(), come());
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        document.querySelector(press).click();
        look();
    });
    Promise.all([painted(), there.then(painted)]).then(done);
";

/// How long a page took to answer, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// To the next picture, whatever it shows.
    pub next_paint: f64,
    /// To the picture that was waited for.
    pub arrival: f64,
}

/// Notes from now on what jumps, as engines count it (Layout Instability): how far, what, and from where to where.
const WATCH: &str = "
    const named = (node) => node ? node.id || node.className || node.nodeName : 'what is gone';
    const at = (rect) => [rect.x, rect.y, rect.width, rect.height].map(Math.round).join(' ');
    const told = (one) => named(one.node) + ' from ' + at(one.previousRect) + ' to ' + at(one.currentRect);
    window.jumps = [];
    new PerformanceObserver((list) => {
        for (const one of list.getEntries()) window.jumps.push([one.value, one.sources.map(told).join(', ')]);
    }).observe({ type: 'layout-shift', buffered: true });
";

impl Page {
    /// From now on its scripts, its layout and its painting take so many times as long.
    pub async fn slow_down(&self, times: u32) -> Result<()> {
        dev_tools::ask(&self.client, "Emulation.setCPUThrottlingRate", json!({ "rate": times }))
            .await
            .map(drop)
    }

    /// Presses what matches `press`, and says how long it takes until what matches `until` is painted.
    pub async fn answer(&self, press: &str, until: &str) -> Result<Answer> {
        self.see(press).await?;
        let taken = self.client.execute_async(ANSWER, vec![json!(press), json!(until)]).await;
        let taken = taken.with_context(|| format!("{press} does not lead to {until}"))?;
        let (next_paint, arrival) =
            serde_json::from_value(taken).context("the page does not say how long it took")?;
        Ok(Answer { next_paint, arrival })
    }

    /// From now on, until it is loaded anew, it is noted what jumps.
    pub async fn watch_for_jumps(&self) -> Result<()> {
        self.client.execute(WATCH, Vec::new()).await?;
        Ok(())
    }

    /// Everything that has jumped: how far, and what.
    pub async fn jumps(&self) -> Result<Vec<(f64, String)>> {
        Ok(serde_json::from_value(self.client.execute("return window.jumps;", Vec::new()).await?)?)
    }
}
