//! The wire protocol over real HTTP, noun by noun.

#![allow(clippy::unwrap_used, reason = "the functions that tests share are tests too")]

mod support;

mod challenges;
mod decision;
mod devices;
mod emulator;
mod enrolment;
mod event_faults;
mod events;
mod faults;
mod http;
mod proof;
mod push;
mod reset;
mod simulator;
mod state_file;
