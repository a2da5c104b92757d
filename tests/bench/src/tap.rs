//! Latency of an approval: from the PIN entered in the core to the event on the waiting page's
//! stream. Over loopback, with a cheap PIN derivation, whose cost `pin` measures separately.

use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use backend_mock::{Config, Server, SessionId};
use futures_util::StreamExt as _;
use key_core::testing::phone::PIN;
use key_view::Intent;

use crate::figures::{Figures, ms};
use crate::phone::{USERNAME, connected, ports};

const RUNS: usize = 400;

pub(crate) async fn measure(figures: &mut Figures) -> Result<()> {
    let backend = Server::start(Config::for_tests()?).await?;
    let (control, origin) = (backend.control(), backend.origin().to_string());
    let mut phone = connected(&backend, ports()?).await?;
    let browser = reqwest::Client::builder().build()?;
    let mut taken = Vec::new();
    for _ in 0..RUNS {
        let issued = control.issue_login(USERNAME)?;
        let mut page = waiting_page(&browser, &origin, &issued.session).await?;
        let id = phone.sees_challenge().await.id;
        phone.press(Intent::Approve { id, number: issued.number }).await;
        phone.sees_pad().await;

        let tapped = Instant::now();
        let (notified, ()) = tokio::join!(page.next(), phone.enter_pin(PIN));
        taken.push(ms(notified.context("the page lost its stream")?? - tapped));
        phone.sees_result().await;
        phone.press(Intent::Back).await;
    }
    figures.percentile("tap to browser, p50", &taken, 50, "ms");
    figures.percentile("tap to browser, p99", &taken, 99, "ms");
    backend.shutdown().await;
    Ok(())
}

/// Opens the event stream of the session's waiting page; yields the time of each event after the
/// first, which announces the version that the page shows already.
async fn waiting_page(
    browser: &reqwest::Client,
    origin: &str,
    session: &SessionId,
) -> Result<impl futures_util::Stream<Item = Result<Instant>> + Unpin> {
    let cookie = format!("procountor-session={}", session.expose());
    let response =
        browser.get(format!("{origin}/login/waiting/events")).header("cookie", cookie).send().await?;
    if !response.status().is_success() {
        bail!("the waiting page has no stream: {}", response.status());
    }
    let mut chunks = response.bytes_stream();
    chunks.next().await.context("the stream ended")??;
    Ok(chunks.map(|chunk| chunk.map(|_| Instant::now()).map_err(Into::into)))
}
