//! The wire protocol over real HTTP, by resource.
#![allow(clippy::disallowed_methods, reason = "tests look at files of their own")]
#![allow(clippy::unwrap_used, reason = "shared test helpers may unwrap")]

mod challenges;
mod decision;
mod devices;
mod emulator;
mod enrolment;
mod event_faults;
mod events;
mod faults;
mod handoff;
mod http;
mod notices;
mod numbers;
mod proof;
mod push;
mod reset;
mod sensor_key;
mod simulator;
mod state_file;
mod update_required;
