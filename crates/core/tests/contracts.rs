//! Every fake satisfies the contract of its port, and so do the adapters in `key-core`: the system
//! clock and the software signer.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "the functions that tests share are tests too")]

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use key_core::clock::SystemClock;
use key_core::now::BootId;
use key_core::ports::{
    Backend, Browser, Clock, Entry, NotRecognised, Notebook, Notifier, Push, Scanner, SensorKeys, Signer,
    UserPresence, Vault, VaultFailed,
};
use key_core::signer::SoftwareSigner;
use key_core::testing::contract::{
    backend, browser, clock, notebook, notifier, presence, push, scanner, sensor_keys, signer, vault,
};
use key_core::testing::{
    FakeBackend, FakeBrowser, FakeClock, FakePush, FakeScanner, FakeSensor, Fault, MemoryNotebook,
    MemoryVault, Operation, RecordingNotifier,
};
use key_protocol::decision::Outcome;
use key_protocol::ids::{ChallengeId, DeviceId, Origin, Timestamp};
use key_protocol::keys::SigningKey;
use key_protocol::push::VapidKey;
use key_view::{AvailableSensor, Sensor};
use ring::rand::SystemRandom;

#[tokio::test]
async fn memory_vault_satisfies_its_contract() {
    vault::all::<MemoryVaultHarness>().await;
    vault::loses_nothing_when_writing_fails::<MemoryVaultHarness>().await;
}

#[tokio::test]
async fn fake_clock_satisfies_its_contract() {
    clock::all::<FakeClockHarness>().await;
}

#[tokio::test]
async fn system_clock_satisfies_its_contract() {
    clock::all::<SystemClockHarness>().await;
}

#[tokio::test]
async fn software_signer_satisfies_its_contract() {
    signer::all::<MemoryVaultHarness>().await;
}

#[tokio::test]
async fn fake_backend_satisfies_its_contract() {
    backend::all::<FakeBackendHarness>().await;
}

#[tokio::test]
async fn recording_notifier_satisfies_its_contract() {
    notifier::all::<RecordingNotifierHarness>().await;
}

#[tokio::test]
async fn fake_push_satisfies_its_contract() {
    push::all::<FakePushHarness>().await;
}

#[tokio::test]
async fn memory_notebook_satisfies_its_contract() {
    notebook::all::<MemoryNotebookHarness>().await;
}

#[tokio::test]
async fn fake_scanner_satisfies_its_contract() {
    scanner::all::<FakeScannerHarness>().await;
}

#[tokio::test]
async fn fake_browser_satisfies_its_contract() {
    browser::all::<FakeBrowserHarness>().await;
}

#[tokio::test]
async fn fake_sensor_satisfies_its_contract() {
    presence::all::<FakeSensorHarness>().await;
}

#[tokio::test]
async fn fake_sensor_keys_satisfy_their_contract() {
    sensor_keys::all::<FakeSensorHarness>().await;
    sensor_keys::none(&FakeSensor::strong(Sensor::Fingerprint)).await;
    sensor_keys::none(&FakeSensor::weak().with_keys()).await;
}

struct MemoryVaultHarness(MemoryVault);

#[async_trait]
impl vault::VaultHarness for MemoryVaultHarness {
    async fn fresh() -> Self {
        Self(MemoryVault::new())
    }

    async fn open(&self) -> Arc<dyn Vault> {
        Arc::new(self.0.clone())
    }
}

#[async_trait]
impl vault::FailingVaultHarness for MemoryVaultHarness {
    async fn break_writing(&self) {
        self.0.fail(Operation::Save, Fault::Refuses(VaultFailed::Full));
    }

    async fn mend(&self) {
        self.0.mend();
    }
}

#[async_trait]
impl signer::SignerHarness for MemoryVaultHarness {
    async fn fresh() -> Self {
        Self(MemoryVault::new())
    }

    async fn signer(&self) -> Arc<dyn Signer> {
        Arc::new(SoftwareSigner::new(Arc::new(self.0.clone())))
    }
}

struct FakeClockHarness(FakeClock);

#[async_trait]
impl clock::ClockHarness for FakeClockHarness {
    async fn fresh() -> Self {
        Self(FakeClock::new())
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(self.0.clone())
    }

    async fn advance(&self, time: Duration) {
        self.0.advance(time);
        tokio::task::yield_now().await;
    }
}

struct SystemClockHarness(Arc<SystemClock>);

#[async_trait]
impl clock::ClockHarness for SystemClockHarness {
    async fn fresh() -> Self {
        Self(Arc::new(SystemClock::new(Some(BootId::of("a boot")))))
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0) as _
    }

    async fn advance(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}

struct FakeBackendHarness {
    backend: FakeBackend,
}

#[async_trait]
impl backend::BackendHarness for FakeBackendHarness {
    async fn fresh() -> Self {
        let backend = FakeBackend::new(&FakeClock::new());
        backend.add_user("maija@example.fi", &["ABCD-2345", "EFGH-6789"]);
        Self { backend }
    }

    fn backend(&self) -> Arc<dyn Backend> {
        Arc::new(self.backend.clone())
    }

    fn origin(&self) -> Origin {
        self.backend.origin().clone()
    }

    fn nowhere(&self) -> Origin {
        Origin::parse("https://nowhere.example").unwrap()
    }

    fn now(&self) -> Timestamp {
        self.backend.now()
    }

    fn user(&self) -> (String, String) {
        ("maija@example.fi".to_owned(), self.backend.unused("maija@example.fi"))
    }

    async fn issue(&self) -> (ChallengeId, String) {
        let issued = self.backend.issue("maija@example.fi");
        (issued.id, issued.number)
    }

    async fn cancel(&self, id: &ChallengeId) {
        self.backend.withdraw(id, Outcome::Cancelled, None);
    }

    async fn revoke(&self) {
        self.backend.revoke("maija@example.fi", "web");
    }
}

struct RecordingNotifierHarness(RecordingNotifier);

impl notifier::NotifierHarness for RecordingNotifierHarness {
    fn fresh() -> Self {
        Self(RecordingNotifier::new())
    }

    fn notifier(&self) -> Arc<dyn Notifier> {
        Arc::new(self.0.clone())
    }

    fn set_in_front(&self, in_front: bool) {
        self.0.set_in_front(in_front);
    }

    fn shown(&self) -> usize {
        self.0.shown().len()
    }
}

struct FakePushHarness(FakePush);

#[async_trait]
impl push::PushHarness for FakePushHarness {
    async fn fresh() -> Self {
        Self(FakePush::new())
    }

    fn push(&self) -> Arc<dyn Push> {
        Arc::new(self.0.clone())
    }

    fn key(&self) -> VapidKey {
        VapidKey::from(*SigningKey::generate(&SystemRandom::new()).unwrap().public())
    }

    async fn pushed(&self, _: &DeviceId, _: &ChallengeId) {
        self.0.wake();
    }

    async fn pressed(&self, device: &DeviceId, challenge: &ChallengeId) {
        self.0.receive(device, Entry::Open(challenge.clone()), Timestamp(0));
    }

    async fn denied(&self, device: &DeviceId, challenge: &ChallengeId) {
        self.0.receive(device, Entry::Deny(challenge.clone()), Timestamp(0));
    }
}

struct MemoryNotebookHarness(MemoryNotebook);

impl notebook::NotebookHarness for MemoryNotebookHarness {
    fn fresh() -> Self {
        Self(MemoryNotebook::new())
    }

    fn open(&self) -> Arc<dyn Notebook> {
        Arc::new(self.0.clone())
    }
}

struct FakeScannerHarness(FakeScanner);

impl scanner::ScannerHarness for FakeScannerHarness {
    fn fresh() -> Self {
        Self(FakeScanner::new())
    }

    fn scanner(&self) -> Arc<dyn Scanner> {
        Arc::new(self.0.clone())
    }

    fn show_code(&self, code: &str) {
        self.0.show_code(code);
    }

    async fn turned_on(&self) {
        self.0.turned_on().await;
    }
}

struct FakeBrowserHarness(FakeBrowser);

impl browser::BrowserHarness for FakeBrowserHarness {
    fn fresh() -> Self {
        Self(FakeBrowser::new())
    }

    fn browser(&self) -> Arc<dyn Browser> {
        Arc::new(self.0.clone())
    }

    fn uninstall(&self) {
        self.0.uninstall();
    }

    async fn given(&self, _: usize) -> Vec<String> {
        self.0.opened().into_iter().map(|opened| opened.page).collect()
    }
}

struct FakeSensorHarness(FakeSensor);

#[async_trait]
impl presence::PresenceHarness for FakeSensorHarness {
    async fn fresh() -> (Self, AvailableSensor) {
        let sensor = Sensor::Fingerprint;
        (Self(FakeSensor::strong(sensor)), AvailableSensor::Strong(sensor))
    }

    fn presence(&self) -> Arc<dyn UserPresence> {
        Arc::new(self.0.clone())
    }

    async fn set_outcome(&self, answer: Result<(), NotRecognised>) {
        self.0.set_outcome(answer);
    }

    async fn enrol_another_finger(&self) {
        self.0.enrol_another_finger();
    }

    async fn weaken(&self) {
        self.0.weaken();
    }
}

#[async_trait]
impl sensor_keys::SensorKeysHarness for FakeSensorHarness {
    async fn fresh() -> Self {
        Self(FakeSensor::strong(Sensor::Fingerprint).with_keys())
    }

    fn sensor_keys(&self) -> Arc<dyn SensorKeys> {
        Arc::new(self.0.clone())
    }

    async fn set_outcome(&self, answer: Result<(), NotRecognised>) {
        self.0.set_outcome(answer);
    }

    async fn enrol_another_finger(&self) {
        self.0.enrol_another_finger();
    }

    fn prompts(&self) -> usize {
        self.0.prompts().len()
    }
}
