//! A phone that is set up for a user of the real mock, over loopback.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use backend_mock::Server;
use key_backend_client::HttpBackend;
use key_core::Ports;
use key_core::clock::SystemClock;
use key_core::testing::phone::{Phone, device};
use key_core::testing::{
    FakeBrowser, FakePush, FakeScanner, FakeSensor, MemoryNotebook, MemoryVault, RecordingNotifier,
};
use key_protocol::enrolment::Platform;

/// The user who is connected.
pub(crate) const USERNAME: &str = "maija.virtanen@example.fi";

/// Returns ports with the real clock and the real client; the rest is simulated.
pub(crate) fn ports() -> Result<Ports> {
    Ok(Ports {
        clock: Arc::new(SystemClock::new(None)),
        backend: Arc::new(HttpBackend::new(&key_core::testing::phone::version(), Platform::Desktop)?),
        vault: Arc::new(MemoryVault::new()),
        presence: Arc::new(FakeSensor::none()),
        sensor_keys: Arc::new(FakeSensor::none()),
        notifier: Arc::new(RecordingNotifier::new()),
        push: Arc::new(FakePush::new()),
        scanner: Arc::new(FakeScanner::none()),
        notebook: Arc::new(MemoryNotebook::new()),
        browser: Arc::new(FakeBrowser::new()),
    })
}

/// Connects a phone to `backend` and chooses its PIN.
pub(crate) async fn connected(backend: &Server, ports: Ports) -> Result<Phone> {
    let users = backend.control().users();
    let user = users.iter().find(|user| user.username.as_str() == USERNAME).context("a user")?;
    let code = user.one_time_passwords.first().context("a one-time password")?;
    let origin = backend.origin().to_string();
    let mut phone = Phone::start(ports, device("Phone", &origin)).await;
    phone.set_up(&origin, USERNAME, code).await;
    Ok(phone)
}
