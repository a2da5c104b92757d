//! User stories: the real core over real HTTP, a backend in the same process, and a
//! browser of plain forms and cookies. Time is a fake clock and nothing sleeps, except in `killed`
//! and `woken`.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "helper functions shared by tests")]

mod approved;
mod approves_only_the_browser_that_asked;
mod bookkeeper;
mod connecting;
mod contract;
mod disconnected;
mod documents;
mod ended;
mod idle;
mod interrupted;
mod killed;
mod offline_code;
mod payment_and_identification;
mod reported;
mod several_usernames;
mod two_devices;
mod woken;
mod wrong_clock;
