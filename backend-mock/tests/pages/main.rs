//! The login pages over real HTTP, as a browser without scripts uses them, with phones that answer.

#![allow(clippy::unwrap_used, reason = "the functions that tests share are tests too")]

#[path = "../api/support/mod.rs"]
#[allow(dead_code, unused_imports, reason = "what phones can do that no page needs")]
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
