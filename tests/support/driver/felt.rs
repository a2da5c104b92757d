//! What a person feels of a page: how long it takes to answer, and whether anything jumps.

use anyhow::{Context as _, Result};
use serde_json::json;

use super::dev_tools;
use super::page::{AT_REST, Page};

/// Notes the next press: when it came, and the first picture that shows what it leads to.
const ARM: &str = "
    const [until] = arguments;
    // A frame's callbacks come before it is painted, a message that they send after it.
    const painted = () => new Promise((paint) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => paint(performance.now());
        channel.port2.postMessage(null);
    }));
    const pressed = new Promise((press) => addEventListener('click', ({ timeStamp }) => press(timeStamp), { once: true, capture: true }));
    const come = (there) => {
        const look = () => document.querySelector(until) && (observer.disconnect(), there());
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true });
    };
    const interactions = [];
    const timing = new PerformanceObserver((list) => interactions.push(...list.getEntries()));
    timing.observe({ type: 'event', durationThreshold: 16 });
    window.felt = { pressed, arrived: new Promise(come).then(painted), interactions, timing };
";

/// Calls back with what was noted, a few frames later: what the engine notes comes after the picture.
const NOTED: &str = "
    const [done] = arguments;
    const { pressed, arrived, interactions, timing } = window.felt;
    const frame = () => new Promise(requestAnimationFrame);
    (async () => {
        const [from, to] = [await pressed, await arrived];
        for (let frames = 0; frames < 6; frames++) await frame();
        interactions.push(...timing.takeRecords());
        timing.disconnect();
        const durations = interactions.filter((one) => one.interactionId > 0).map((one) => one.duration);
        done([Math.max(16, ...durations), to - from]);
    })();
";

/// How long a page took to answer, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// To the next picture, whatever it shows: the engine's own figure (Event Timing, of which "interaction to next paint" is made). In
    /// steps of 8, and never less than 16.
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
        // What is still moving would be missed.
        self.client.execute_async(AT_REST, Vec::new()).await?;
        self.client.execute(ARM, vec![json!(until)]).await?;
        self.press(press).await?;
        let noted = self.client.execute_async(NOTED, Vec::new()).await;
        let taken = noted.with_context(|| format!("{press} does not lead to {until}"))?;
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
