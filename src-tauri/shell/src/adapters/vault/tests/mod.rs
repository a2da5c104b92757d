//! Contract suites of the vaults, and tests of each.

mod contract;
mod development;
mod durable_file;
mod failing_disk;
mod faults;
mod instance_lock;
mod keystore;
#[cfg(target_os = "linux")]
mod secret_service;
mod stolen_files;
