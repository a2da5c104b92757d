//! WebDriver clients for real browsers and the real window, which act by what is on the screen.

mod chromium;
mod dev_tools;
mod keyboard;
mod latency;
mod page;
mod program;
mod screen;
mod session;
mod stored;
mod touches;
mod viewport;
mod window;

/// Fontconfig file that gives every page Android's font, so that layouts are the same on every
/// machine.
const FONTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/driver/fonts.conf");

pub use chromium::{Browser, Chromium};
pub use keyboard::Stroke;
pub use latency::Latency;
pub use page::Page;
pub use program::Program;
pub use screen::Screen;
pub use viewport::{ColourScheme, Viewport};
pub use window::Window;
