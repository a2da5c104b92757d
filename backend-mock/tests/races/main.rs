//! One code, a thousand uses at the same moment, over real HTTP: exactly one works. A binary of its own, so that no test that listens
//! for a stream has to wait behind a thousand requests.

#![allow(clippy::unwrap_used, reason = "the functions that tests share are tests too")]

#[path = "../pages/browser.rs"]
#[allow(dead_code, reason = "what browsers can do that wins no race")]
mod browser;
#[path = "../pages/loaded_page.rs"]
#[allow(dead_code, reason = "what pages show that no race is about")]
mod loaded_page;
#[path = "../api/support/mod.rs"]
#[allow(dead_code, unused_imports, reason = "what phones can do that wins no race")]
mod support;

mod browsers;
mod offline_code;
mod one_time_password;
mod pairing_code;
mod phones;
mod race;
