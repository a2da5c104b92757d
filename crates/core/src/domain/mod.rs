//! The authenticator's nouns and the rules about them. Pure: no port, no lock, nothing that waits.

pub mod account;
pub mod biometric_slot;
pub mod challenge;
pub mod enrol_form;
pub mod notes;
pub mod offline_code;
pub mod pin;
pub mod presence;
pub mod protection;
pub mod sealed;
pub mod secret;
pub mod tries;
pub mod weak_pin;
