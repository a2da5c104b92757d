//! A computer that acts as a phone: pushes come from a push service on the same machine
//! (`docs/push-service.md`), are decrypted with keys of this run, and end in the same inbox as a
//! phone's. For development and tests; not part of a release.

mod keys;
mod notified;
mod service;
mod simulated_phone;
mod stream;

pub use service::NoSimulatedPhone;
pub use simulated_phone::{NotificationArea, SimulatedPhone};
