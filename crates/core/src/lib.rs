//! The authenticator: everything the app decides, and nothing of how the world is reached.
//!
//! Flows in [`flows`](crate::flows) read top to bottom like the protocol and ask the world through [`ports`]; what they learn
//! becomes a [`state::Transition`], the only way anything changes; [`present`] makes the view of it. No Tauri, no HTTP, no
//! keyring.

mod authenticator;
pub mod clock;
pub mod domain;
mod failure;
mod flows;
pub mod now;
pub mod ports;
pub mod present;
pub mod record;
pub mod redact;
pub mod signer;
pub mod state;
#[cfg(feature = "testing")]
pub mod testing;

pub use authenticator::{Authenticator, Device, Ports};
pub use domain::enrol_form::Transport;
pub use domain::protection::KdfCost;
pub use flows::notify::Pressed;
