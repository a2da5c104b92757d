//! The authenticator: every decision of the app, and no access to the outside world.
//!
//! Flows in [`flows`](crate::flows) read top to bottom like the protocol and call the outside world
//! through [`ports`]; each result changes the [`state`] through a method that checks its
//! preconditions; `present` builds the view from it. No Tauri, no HTTP, no keyring.

mod authenticator;
pub mod clock;
mod core;
mod deadline;
mod device;
pub mod domain;
mod failure;
mod flows;
pub mod now;
pub mod ports;
mod present;
pub mod record;
pub mod redact;
pub mod signer;
pub mod state;
mod sync_mode;
#[cfg(feature = "testing")]
pub mod testing;
mod turns;

pub use authenticator::Authenticator;
pub use device::Device;
pub use domain::enrol_form::Transport;
pub use domain::handed_over::LinkSender;
pub use domain::protection::KdfCost;
pub use flows::notify::Pressed;
pub use ports::Ports;
