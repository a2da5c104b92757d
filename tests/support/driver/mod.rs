//! Real browsers and the real window, driven as a person uses them: over WebDriver, by what is on the screen.

mod chromium;
mod dev_tools;
mod keyboard;
mod latency;
mod page;
mod program;
mod screen;
mod session;
mod stored;
mod viewport;
mod window;

/// What every page is written in, so that it looks and measures the same on every machine, and as on a phone. For fontconfig.
const FONTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/support/driver/fonts.conf");

pub use chromium::{Browser, Chromium};
pub use keyboard::Stroke;
pub use latency::Latency;
pub use page::Page;
pub use program::Program;
pub use screen::Screen;
pub use viewport::{ColourScheme, Viewport, Viewport as Glass};
pub use window::Window;
