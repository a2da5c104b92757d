//! What a person feels of a page: how long it takes to answer, and whether anything jumps.

use anyhow::{Context as _, Result};
use serde_json::json;

use super::dev_tools;
use super::page::Page;

/// Presses the first and calls back with the milliseconds until the second is painted.
const ANSWER: &str = "
    const [press, until, done] = arguments;
    const pressed = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - pressed);
    const look = () => {
        if (!document.querySelector(until)) return;
        observer.disconnect();
        // A frame's callbacks come before it is painted, a message that they send after it.
        requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    document.querySelector(press).click();
    look();
";

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

    /// Presses what matches `press`, and says how many milliseconds go by until what matches `until` is painted.
    pub async fn answer(&self, press: &str, until: &str) -> Result<f64> {
        self.see(press).await?;
        let taken = self.client.execute_async(ANSWER, vec![json!(press), json!(until)]).await;
        let taken = taken.with_context(|| format!("{press} does not lead to {until}"))?;
        taken.as_f64().context("the page does not say how long it took")
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
