//! What tests share: the world around the app, a browser without scripts, phones without an app, and
//! drivers for real browsers and the window.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has to say so at once")]

pub mod app;
pub mod browser_phone;
pub mod camera;
pub mod driver;
pub mod leaks;
pub mod login_page;
pub mod phone_in_browser;
pub mod report;
pub mod web_browser;
pub mod web_page;
pub mod wire;
pub mod world;
