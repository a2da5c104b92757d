//! Responsiveness on a slow phone: from a press to the next paint, and to the paint of the expected
//! screen, in Chromium at a sixth of this machine's speed; and the layout shift meanwhile. The
//! second figure includes a round trip to the core, here over HTTP.

use anyhow::Result;
use support::driver::Latency;
use support::world::{MAIJA, World};

use crate::figures::Figures;

const RUNS: usize = 15;
const SLOWDOWN: u32 = 6;

const HOME: &str = "main[data-screen=home]";
const BACK: &str = ".top-bar .icon-button";

pub(crate) async fn measure(figures: &mut Figures) -> Result<()> {
    let (world, phone) = World::with_enrolled_phone().await?;
    let page = &phone.app.0;
    phone.app.is_online().await?;
    page.record_layout_shifts().await?;
    page.throttle_cpu(SLOWDOWN).await?;

    let (mut settings, mut back) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        settings.push(page.press_and_measure(".top-bar .icon-button", "main[data-screen=settings]").await?);
        back.push(page.press_and_measure(BACK, HOME).await?);
    }
    record(figures, "settings", &settings);
    record(figures, "back", &back);

    let mut keys = Vec::new();
    page.press_and_measure(".card[data-account] .row", "#pin-pad").await?;
    for _ in 0..RUNS {
        keys.push(page.press_and_measure("#key-7", ".dots [data-filled]").await?);
        page.press_and_measure("#key-delete", ".dots:not(:has([data-filled]))").await?;
    }
    record(figures, "key of the PIN pad", &keys);
    page.press_and_measure("#pin-cancel", ".screen:not([inert]) > [data-screen=home]").await?;

    let login = world.login_page().await?;
    login.request_app_login(MAIJA).await?;
    phone.app.see_challenge().await?;
    let mut challenges = Vec::new();
    for _ in 0..RUNS {
        page.press_and_measure(BACK, HOME).await?;
        challenges
            .push(page.press_and_measure("button[data-challenge]", "main[data-screen=challenge]").await?);
    }
    record(figures, "challenge", &challenges);

    let shift = page.layout_shifts().await?.iter().map(|(by, _)| by).fold(0.0, |sum, by| sum + by);
    figures.exact("layout shift over all of that", shift, "");
    Ok(())
}

fn record(figures: &mut Figures, what: &str, latencies: &[Latency]) {
    let next: Vec<_> = latencies.iter().map(|latency| latency.next_paint).collect();
    let arrival: Vec<_> = latencies.iter().map(|latency| latency.arrival).collect();
    figures.median(&format!("6 × slower, {what}: press to paint"), &next, "ms");
    figures.percentile(&format!("6 × slower, {what}: press to paint, worst"), &next, 100, "ms");
    figures.median(&format!("6 × slower, {what}: press to what it leads to"), &arrival, "ms");
}
