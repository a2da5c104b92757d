//! The login pages over real HTTP, in a browser without scripts, with phones that decide.

#![allow(clippy::unwrap_used, reason = "shared test helpers may unwrap")]

mod aborted;
mod code_list;
mod codes;
mod confirmations;
mod console;
mod disconnecting;
mod enabling;
mod getting_app;
mod handoff;
mod hygiene;
mod languages;
mod limits;
mod onboarding;
mod password;
mod qr;
mod security;
mod waiting;
