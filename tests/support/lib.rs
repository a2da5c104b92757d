//! Shared test support: the real core against the real mock backend, and drivers for a browser and
//! the window.

pub mod app;
pub mod camera;
pub mod driver;
pub mod leaks;
pub mod login_page;
pub mod phone_in_browser;
pub mod report;
pub mod world;
