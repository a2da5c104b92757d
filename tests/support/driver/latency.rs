//! Responsiveness of a page: latency from press to paint, and layout shifts.

use anyhow::{Context as _, Result};
use serde_json::json;

use super::dev_tools;
use super::page::{Page, WAIT_FOR_ANIMATIONS};

/// Script that records the next press: its time, and the time of the first paint in which an
/// element matches the selector `until`.
const ARM: &str = "
    const [until] = arguments;
    // A frame's callbacks run before its paint; a message that they post is delivered after it.
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
    window.pressLatency = { pressed, arrived: new Promise(come).then(painted), interactions, timing };
";

/// Script that calls back with the recorded latencies, six frames after the paint: the engine
/// delivers its Event Timing entries after the paint.
const RECORDED: &str = "
    const [done] = arguments;
    const { pressed, arrived, interactions, timing } = window.pressLatency;
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

/// Time that a page took to respond to a press, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Latency {
    /// Time to the next paint, whatever it shows: the duration of the engine's Event Timing entry,
    /// from which "Interaction to Next Paint" is computed. A multiple of 8, and at least 16.
    pub next_paint: f64,
    /// Time to the first paint that shows the expected element.
    pub arrival: f64,
}

/// Script that records layout shifts of a pixel and more (Layout Instability API): the score, and each
/// element with its old and new rectangle.
const RECORD_SHIFTS: &str = "
    const named = (node) => node ? node.id || node.className || node.nodeName : 'removed element';
    const edges = (rect) => [rect.x, rect.y, rect.width, rect.height];
    const at = (rect) => edges(rect).map(Math.round).join(' ');
    // Where a container is animated, text that is drawn where it was is reported, too.
    const moved = (one) => {
        const now = edges(one.currentRect);
        return edges(one.previousRect).some((edge, nth) => Math.abs(edge - now[nth]) >= 1);
    };
    const described = (one) => named(one.node) + ' from ' + at(one.previousRect) + ' to ' + at(one.currentRect);
    window.layoutShifts = [];
    new PerformanceObserver((list) => {
        for (const one of list.getEntries()) {
            const sources = [...one.sources];
            if (sources.length && !sources.some(moved)) continue;
            window.layoutShifts.push([one.value, sources.map(described).join(', ')]);
        }
    }).observe({ type: 'layout-shift', buffered: true });
";

impl Page {
    /// Slows the page's CPU down by the factor `times` from now on.
    pub async fn throttle_cpu(&self, times: u32) -> Result<()> {
        dev_tools::execute(&self.client, "Emulation.setCPUThrottlingRate", json!({ "rate": times }))
            .await
            .map(drop)
    }

    /// Presses the element that matches `press`, and measures the time until an element that
    /// matches `until` is painted.
    pub async fn press_and_measure(&self, press: &str, until: &str) -> Result<Latency> {
        self.see(press).await?;
        // A press on an element that is still being animated would miss it.
        self.client.execute_async(WAIT_FOR_ANIMATIONS, Vec::new()).await?;
        self.client.execute(ARM, vec![json!(until)]).await?;
        self.press(press).await?;
        let recorded = self.client.execute_async(RECORDED, Vec::new()).await;
        let taken = recorded.with_context(|| format!("{press} does not lead to {until}"))?;
        let (next_paint, arrival) =
            serde_json::from_value(taken).context("the page does not say how long it took")?;
        Ok(Latency { next_paint, arrival })
    }

    /// Records layout shifts from now on, until the page is reloaded.
    pub async fn record_layout_shifts(&self) -> Result<()> {
        self.client.execute(RECORD_SHIFTS, Vec::new()).await?;
        Ok(())
    }

    /// Returns the recorded layout shifts: the score and the elements of each.
    pub async fn layout_shifts(&self) -> Result<Vec<(f64, String)>> {
        Ok(serde_json::from_value(self.client.execute("return window.layoutShifts;", Vec::new()).await?)?)
    }
}
