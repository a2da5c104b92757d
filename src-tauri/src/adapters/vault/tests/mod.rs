//! Contract suites of the vaults, and tests of each.

mod bad_disk;
mod claim;
mod contract;
mod development;
mod durable_file;
mod faults;
mod keystore;
#[cfg(target_os = "linux")]
mod secret_service;
