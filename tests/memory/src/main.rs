//! The program whose memory the test `memory` scans: core, signer and a vault, without a window.
//! Commands are read without a buffer, since one would keep the typed PIN.

use std::collections::BTreeMap;
use std::fs::File;
use std::hint::black_box;
use std::io::{self, Read as _, Write as _};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use clap::Parser;
use key_backend_client::HttpBackend;
use key_core::clock::SystemClock;
use key_core::ports::Vault as _;
use key_core::testing::phone::device;
use key_core::testing::{
    FakeBrowser, FakePush, FakeScanner, FakeSensor, MemoryNotebook, MemoryVault, RecordingNotifier,
};
use key_core::{Authenticator, Device, KdfCost, Ports};
use memory::{Command, Report, planted};
use zeroize::Zeroizing;

/// A phone whose memory is scanned.
#[derive(Parser)]
struct Options {
    /// Address of the backend.
    #[arg(long)]
    address: String,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let device = Device { kdf: KdfCost::REFERENCE, ..device("Phone", &options.address) };
    let vault = MemoryVault::new();
    let ports = Ports {
        clock: Arc::new(SystemClock::new(None)),
        backend: Arc::new(HttpBackend::new(&device.app_version, device.platform)?),
        vault: Arc::new(vault.clone()),
        presence: Arc::new(FakeSensor::none()),
        sensor_keys: Arc::new(FakeSensor::none()),
        notifier: Arc::new(RecordingNotifier::new()),
        push: Arc::new(FakePush::new()),
        scanner: Arc::new(FakeScanner::none()),
        notebook: Arc::new(MemoryNotebook::new()),
        browser: Arc::new(FakeBrowser::new()),
    };
    let app = Authenticator::start(ports, device).await;
    let mut views = app.views();
    tokio::spawn(async move {
        while views.changed().await.is_ok() {
            let view = views.borrow_and_update().clone();
            report(&Report::View(Box::new(view)));
        }
    });
    report(&Report::View(Box::new(app.current_view())));
    loop {
        let command = tokio::task::spawn_blocking(read_command).await??;
        match command {
            Some(Command::Dispatch(intent)) => app.dispatch(intent).await,
            Some(Command::Plant) => {
                black_box(planted().leak());
                report(&Report::Planted);
            }
            Some(Command::Stored) => report(&stored(&vault).await?),
            None => return Ok(()),
        }
    }
}

/// Reads a line; `None` at the end of the input.
fn read_command() -> Result<Option<Command>> {
    let mut input = File::open("/dev/stdin")?;
    let mut line = Zeroizing::new(Vec::with_capacity(4096));
    let mut byte = Zeroizing::new([0]);
    while input.read(byte.as_mut_slice())? == 1 && byte[0] != b'\n' {
        anyhow::ensure!(line.len() < line.capacity(), "the buffer would move");
        line.push(byte[0]);
    }
    if line.is_empty() { Ok(None) } else { Ok(Some(serde_json::from_slice(&line)?)) }
}

/// Returns what is stored; all of it is sealed or belongs into the keystore.
async fn stored(vault: &MemoryVault) -> Result<Report> {
    let record = vault.load().await?.context("no record")?;
    let mut names = vec!["keystore-secret".to_owned()];
    let handles = vault.secret("key-names").await?.context("no list of keys")?;
    names.extend(String::from_utf8_lossy(handles.expose()).split_whitespace().map(str::to_owned));
    let mut keystore = BTreeMap::new();
    for name in names {
        let secret = vault.secret(&name).await?.context("no entry")?;
        keystore.insert(name, BASE64_STANDARD.encode(secret.expose()));
    }
    Ok(Report::Stored { record: BASE64_STANDARD.encode(record), keystore })
}

#[allow(clippy::expect_used, reason = "a test that cannot go on has to say so at once")]
fn report(report: &Report) {
    let line = serde_json::to_string(report).expect("a report") + "\n";
    io::stdout().lock().write_all(line.as_bytes()).expect("a reader");
}
