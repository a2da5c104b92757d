//! A world for the authenticator to live in: a fake of every port, and the contracts that fakes and real adapters pass alike.
//!
//! A fake is only worth as much as its likeness to the real thing, so each passes the very suite that the adapter passes.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has to say so at once"
)]

pub mod contract;
mod memory_vault;

pub use memory_vault::{Fault, MemoryVault, Operation};
