//! Development server of the phone in any browser, for machines without a display: `phone --vault
//! FILE`.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use clap::Parser;
use finago_shell::development::{boot, describe, open_notebook, open_vault, simulated_sensor};
use finago_shell::{Launch, VaultLocation};
use key_backend_client::HttpBackend;
use key_core::clock::SystemClock;
use key_core::testing::{FakeBrowser, FakePush, FakeScanner, FakeSensor, RecordingNotifier};
use key_core::{Authenticator, Ports};
use key_protocol::enrolment::Platform;
use support::phone_in_browser::PhoneInBrowser;

/// The phone in any browser.
#[derive(Parser)]
struct Options {
    /// Backend address that the enrolment form is prefilled with.
    #[arg(long, default_value = "http://127.0.0.1:8787")]
    address: String,
    /// Name of the phone in the account's list of devices.
    #[arg(long)]
    name: Option<String>,
    /// File of the development vault, which is not encrypted.
    #[arg(long)]
    vault: PathBuf,
    /// File that simulates the fingerprint sensor; see
    /// src-tauri/shell/src/adapters/presence/simulated.rs.
    #[arg(long)]
    sensor: Option<PathBuf>,
    /// Link to open at the start, as if it had been followed.
    #[arg(long)]
    link: Option<String>,
    /// Folder of the interface's bundle.
    #[arg(long, default_value = "target/ui/dist")]
    bundle: PathBuf,
    /// Address to listen on; port 0 picks a free port.
    #[arg(long, default_value = "127.0.0.1:8788")]
    listen: SocketAddr,
}

#[tokio::main]
async fn main() -> Result<()> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let options = Options::parse();
    let place = VaultLocation::DevelopmentFile(options.vault);
    let launch = Launch {
        address: Some(options.address),
        name: options.name,
        vault: place,
        sensor: options.sensor,
        ..Launch::default()
    };
    let (vault, _claim) = open_vault(&launch.vault, Path::new("."))?;
    // Without a display no browser can be opened, and the app says so.
    let browser = FakeBrowser::new();
    browser.uninstall();
    let ports = Ports {
        clock: Arc::new(SystemClock::new(boot())),
        backend: Arc::new(HttpBackend::new(&key_core::testing::phone::version(), Platform::Desktop)?),
        vault,
        presence: launch
            .sensor
            .as_deref()
            .map_or_else(|| Arc::new(FakeSensor::none()) as _, simulated_sensor),
        sensor_keys: Arc::new(FakeSensor::none()),
        notifier: Arc::new(RecordingNotifier::new()),
        push: Arc::new(FakePush::new()),
        scanner: Arc::new(FakeScanner::none()),
        notebook: open_notebook(&launch.vault, Path::new(".")),
        browser: Arc::new(browser),
    };
    let authenticator = Authenticator::start(ports, describe(&launch)?).await;
    let phone = PhoneInBrowser::serve(authenticator, options.bundle, options.listen).await?;
    if let Some(link) = options.link {
        phone.source().open_link(&link, None).await;
    }
    tracing::info!(url = phone.url(), "the phone is served");
    tokio::signal::ctrl_c().await?;
    Ok(())
}
