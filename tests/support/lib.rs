//! What the stories stand on: the real core against the real mock, and the drivers of a browser and a window.

pub mod app;
pub mod camera;
pub mod driver;
pub mod leaks;
pub mod login_page;
pub mod phone_in_browser;
pub mod report;
pub mod world;
