//! User stories, one per file: the real core over real HTTP, a backend in the same process, and a
//! browser of plain forms and cookies. Time is a fake clock and nothing sleeps, except in `killed`
//! and `woken`.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "helper functions shared by tests")]

mod browser;
mod page;
mod world;

mod approved;
mod approves_only_the_browser_that_asked;
mod backend_down_and_back;
mod contract;
mod denied;
mod disconnected_elsewhere;
mod disconnects_this_device;
mod documents;
mod expired;
mod idle;
mod killed;
mod killed_while_a_login_waits;
mod offline_code;
mod payment_and_identification;
mod reported;
mod response_lost;
mod several_usernames;
mod two_devices;
mod typed_carelessly;
mod woken;
mod wrong_address;
mod wrong_clock;
mod wrong_number;
