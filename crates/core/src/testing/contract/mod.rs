//! Contract suites: what every implementation of a port, fake or real, must satisfy. A suite panics
//! at the clause that fails.

pub mod backend;
pub mod browser;
pub mod clock;
pub mod notebook;
pub mod notifier;
pub mod presence;
pub mod push;
pub mod scanner;
pub mod sensor_keys;
pub mod signer;
pub mod vault;
