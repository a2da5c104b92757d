//! WebDriver sessions over plain HTTP with a driver on this machine.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use fantoccini::error::NewSessionError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;

/// Opens a session with the driver on `port`.
pub(super) async fn open(port: u16, capabilities: Value) -> Result<Client> {
    let capabilities = serde_json::from_value(capabilities).context("capabilities are an object")?;
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities);
    let started = Instant::now();
    loop {
        match builder.connect(&format!("http://127.0.0.1:{port}")).await {
            Ok(client) => return Ok(client),
            // The driver answers but is not ready for a session yet.
            Err(NewSessionError::Failed(_)) if started.elapsed() < Duration::from_secs(10) => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            Err(why) => return Err(why).context("the driver opens no session"),
        }
    }
}
