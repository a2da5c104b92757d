//! Test doubles: a fake of every port, and the contract suite of each port.
//!
//! A fake can stand in for an adapter because both pass the same contract suite.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has to say so at once")]

mod backend;
mod barrier;
mod browser;
mod canary;
mod clock;
pub mod contract;
mod decisions;
pub mod edit;
mod memory_vault;
mod notebook;
pub mod phone;
mod push;
mod recording_notifier;
mod scanner;
mod sensor;
mod sensor_keys;
mod stolen;
mod stored_secrets;
mod user_model;
mod world;

pub use backend::{Call, FakeBackend, Issued, Mishap};
pub use barrier::Barrier;
pub use browser::{FakeBrowser, OpenedPage};
pub use canary::Canaries;
pub use clock::FakeClock;
pub use decisions::SentDecision;
pub use memory_vault::{Fault, MemoryVault, Operation};
pub use notebook::MemoryNotebook;
pub use phone::Phone;
pub use push::FakePush;
pub use recording_notifier::RecordingNotifier;
pub use scanner::FakeScanner;
pub use sensor::FakeSensor;
pub use stolen::Stolen;
pub use user_model::{Errand, UserModel};
pub use world::World;
