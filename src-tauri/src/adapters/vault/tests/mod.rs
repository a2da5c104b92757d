//! The vaults, held to the core's contract, and what is particular to each.

mod bad_disk;
mod claim;
mod contract;
mod development;
mod durable_file;
mod faults;
mod keystore;
#[cfg(target_os = "linux")]
mod secret_service;
