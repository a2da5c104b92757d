//! The authenticator's entities and their rules. Pure: no ports, no locks, no async functions.

pub mod account;
pub mod backend_clock;
pub mod biometric_slot;
pub mod challenge;
pub mod enrol_form;
pub mod handed_over;
pub mod history;
pub mod history_key;
pub mod notes;
#[cfg(test)]
mod numbers;
pub mod offline_code;
pub mod pin;
pub mod presence;
pub mod protection;
pub mod record_key;
pub mod removal;
pub mod sealed;
pub mod secret;
pub mod sensor_key;
pub mod tries;
pub mod weak_pin;
pub(crate) mod wiped;
