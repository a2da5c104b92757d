//! The fakes keep the contracts that the adapters keep, and so do the two adapters that live in the core.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "the functions that tests share are tests too")]

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use key_core::clock::SystemClock;
use key_core::ports::{
    Backend, Clock, Entry, NotRecognised, Notebook, Notifier, Push, Scanner, Signer, UserPresence, Vault,
    VaultFailed,
};
use key_core::signer::SoftwareSigner;
use key_core::testing::contract::{
    backend, clock, notebook, notifier, presence, push, scanner, signer, vault,
};
use key_core::testing::{
    FakeBackend, FakeClock, FakePush, FakeScanner, FakeSensor, Fault, MemoryNotebook, MemoryVault, Operation,
    RecordingNotifier,
};
use key_protocol::decision::Outcome;
use key_protocol::ids::{ChallengeId, DeviceId, Origin, Timestamp};
use key_protocol::keys::SigningKey;
use key_protocol::push::VapidKey;
use key_view::{AvailableSensor, Sensor};
use ring::rand::SystemRandom;

#[tokio::test]
async fn the_memory_vault_keeps_the_contract_of_a_vault() {
    vault::all::<Memory>().await;
    vault::loses_nothing_when_writing_fails::<Memory>().await;
}

#[tokio::test]
async fn the_fake_clock_keeps_the_contract_of_a_clock() {
    clock::all::<SetByHand>().await;
}

#[tokio::test]
async fn the_systems_clock_keeps_it_too() {
    clock::all::<Real>().await;
}

#[tokio::test]
async fn the_software_signer_keeps_the_contract_of_a_signer() {
    signer::all::<Memory>().await;
}

#[tokio::test]
async fn the_fake_backend_keeps_the_contract_of_a_backend() {
    backend::all::<InMemory>().await;
}

#[tokio::test]
async fn the_recording_notifier_keeps_the_contract_of_a_notifier() {
    notifier::all::<Recording>().await;
}

#[tokio::test]
async fn the_fake_push_keeps_the_contract_of_pushes() {
    push::all::<InHand>().await;
}

#[tokio::test]
async fn the_memory_notebook_keeps_the_contract_of_a_notebook() {
    notebook::all::<InMind>().await;
}

#[tokio::test]
async fn the_fake_scanner_keeps_the_contract_of_a_scanner() {
    scanner::all::<HeldUp>().await;
}

#[tokio::test]
async fn the_fake_sensor_keeps_the_contract_of_a_user_presence() {
    presence::all::<Sensing>().await;
}

struct Memory(MemoryVault);

#[async_trait]
impl vault::VaultHarness for Memory {
    async fn fresh() -> Self {
        Self(MemoryVault::new())
    }

    async fn open(&self) -> Arc<dyn Vault> {
        Arc::new(self.0.clone())
    }
}

#[async_trait]
impl vault::FailingVaultHarness for Memory {
    async fn break_writing(&self) {
        self.0.fail(Operation::Save, Fault::Refuses(VaultFailed::Full));
    }

    async fn mend(&self) {
        self.0.mend();
    }
}

#[async_trait]
impl signer::SignerHarness for Memory {
    async fn fresh() -> Self {
        Self(MemoryVault::new())
    }

    async fn signer(&self) -> Arc<dyn Signer> {
        Arc::new(SoftwareSigner::new(Arc::new(self.0.clone())))
    }
}

struct SetByHand(FakeClock);

#[async_trait]
impl clock::ClockHarness for SetByHand {
    async fn fresh() -> Self {
        Self(FakeClock::new())
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(self.0.clone())
    }

    async fn pass(&self, time: Duration) {
        self.0.advance(time);
        tokio::task::yield_now().await;
    }
}

struct Real(Arc<SystemClock>);

#[async_trait]
impl clock::ClockHarness for Real {
    async fn fresh() -> Self {
        Self(Arc::new(SystemClock::new()))
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0) as _
    }

    async fn pass(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}

struct InMemory {
    backend: FakeBackend,
}

#[async_trait]
impl backend::BackendHarness for InMemory {
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

struct Recording(RecordingNotifier);

impl notifier::NotifierHarness for Recording {
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

struct InHand(FakePush);

#[async_trait]
impl push::PushHarness for InHand {
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

struct InMind(MemoryNotebook);

impl notebook::NotebookHarness for InMind {
    fn fresh() -> Self {
        Self(MemoryNotebook::new())
    }

    fn open(&self) -> Arc<dyn Notebook> {
        Arc::new(self.0.clone())
    }
}

struct HeldUp(FakeScanner);

impl scanner::ScannerHarness for HeldUp {
    fn fresh() -> Self {
        Self(FakeScanner::new())
    }

    fn scanner(&self) -> Arc<dyn Scanner> {
        Arc::new(self.0.clone())
    }

    fn sees(&self, code: &str) {
        self.0.sees(code);
    }

    async fn turned_on(&self) {
        self.0.turned_on().await;
    }
}

struct Sensing(FakeSensor);

#[async_trait]
impl presence::PresenceHarness for Sensing {
    async fn fresh() -> (Self, AvailableSensor) {
        let sensor = Sensor::Fingerprint;
        (Self(FakeSensor::strong(sensor)), AvailableSensor::Strong(sensor))
    }

    fn presence(&self) -> Arc<dyn UserPresence> {
        Arc::new(self.0.clone())
    }

    async fn answers(&self, answer: Result<(), NotRecognised>) {
        self.0.answers(answer);
    }

    async fn another_finger(&self) {
        self.0.another_finger();
    }

    async fn is_weak(&self) {
        self.0.is_weak();
    }
}
