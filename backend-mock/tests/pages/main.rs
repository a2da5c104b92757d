//! The login pages over real HTTP, in a browser without scripts, with phones that decide.

#![allow(clippy::unwrap_used, reason = "shared test helpers may unwrap")]

#[path = "../api/support/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the page tests use only some of the helpers")]
mod support;

mod aborted;
mod browser;
mod code_list;
mod codes;
mod confirmations;
mod console;
mod disconnecting;
mod enabling;
mod getting_app;
mod hygiene;
mod languages;
mod loaded_page;
mod onboarding;
mod password;
mod qr;
mod security;
mod waiting;
