//! The surroundings of one phone, all fake: a backend with one user, a clock, a vault and the other
//! ports.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

use super::phone::{Phone, device};
use super::{
    FakeBackend, FakeBrowser, FakeClock, FakePush, FakeScanner, FakeSensor, MemoryNotebook, MemoryVault,
    RecordingNotifier,
};
use crate::Ports;

/// The surroundings of one phone. They persist when the app restarts.
pub struct World {
    /// The phone's clocks.
    pub clock: FakeClock,
    /// The backend, with the user [`World::USERNAME`].
    pub backend: FakeBackend,
    /// The phone's stored record and keystore.
    pub vault: MemoryVault,
    /// The phone's sensor.
    pub sensor: FakeSensor,
    /// The phone's camera.
    pub scanner: FakeScanner,
    /// The phone's stored preferences and history.
    pub notebook: MemoryNotebook,
    /// The phone's notifications.
    pub notifier: RecordingNotifier,
    /// The phone's pushes.
    pub push: FakePush,
    /// The phone's browsers.
    pub browser: FakeBrowser,
}

impl World {
    /// The username of the phone's owner.
    pub const USERNAME: &str = "maija@example.fi";
    /// The one-time passwords of that user.
    pub const CODES: [&str; 3] = ["KJ4M-7QRT", "WXYZ-2345", "ABCD-6789"];

    /// Returns surroundings with no username connected.
    pub fn new() -> Self {
        let clock = FakeClock::new();
        let backend = FakeBackend::new(&clock);
        backend.add_user(Self::USERNAME, &Self::CODES);
        Self {
            backend,
            clock,
            vault: MemoryVault::new(),
            sensor: FakeSensor::none(),
            scanner: FakeScanner::new(),
            notebook: MemoryNotebook::new(),
            notifier: RecordingNotifier::new(),
            push: FakePush::new(),
            browser: FakeBrowser::new(),
        }
    }

    /// Returns the address of the backend.
    pub fn address(&self) -> String {
        self.backend.origin().as_str().to_owned()
    }

    /// Returns the ports of the phone.
    pub fn ports(&self) -> Ports {
        Ports {
            clock: Arc::new(self.clock.clone()),
            backend: Arc::new(self.backend.clone()),
            vault: Arc::new(self.vault.clone()),
            presence: Arc::new(self.sensor.clone()),
            sensor_keys: Arc::new(self.sensor.clone()),
            notifier: Arc::new(self.notifier.clone()),
            push: Arc::new(self.push.clone()),
            scanner: Arc::new(self.scanner.clone()),
            notebook: Arc::new(self.notebook.clone()),
            browser: Arc::new(self.browser.clone()),
        }
    }

    /// Advances the clock, second by second, until `happens` completes.
    pub async fn meanwhile<T>(&self, happens: impl Future<Output = T>) -> T {
        let time = async {
            loop {
                tokio::task::yield_now().await;
                self.clock.advance(Duration::from_secs(1));
            }
        };
        let happens = timeout(2 * Phone::TIMEOUT, happens);
        tokio::select! {
            biased;
            happened = happens => happened.expect("timed out"),
            () = time => unreachable!("the loop never ends"),
        }
    }

    /// Starts the app with what is stored.
    pub async fn start(&self) -> Phone {
        Phone::start(self.ports(), device("Maija's phone", &self.address())).await
    }

    /// Starts the app and connects the username; the PIN is not chosen yet.
    pub async fn phone_without_pin(&self) -> Phone {
        let mut phone = self.start().await;
        phone.sees_enrol_form().await;
        phone.connect(&self.address(), Self::USERNAME, Self::CODES[0]).await;
        phone.sees_choose_pin().await;
        phone
    }

    /// Starts the app, connects the username and chooses the PIN.
    pub async fn phone(&self) -> Phone {
        let mut phone = self.phone_without_pin().await;
        phone.finish_set_up().await;
        phone
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}
