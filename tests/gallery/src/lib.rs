//! Every screen in every state it can be in, without a backend: the views are written down here, and the compiler finds what was forgotten.

#[macro_use]
mod every;
mod gallery_page;
pub mod look;
mod states;
mod stub_core;
mod user_action;

pub use gallery_page::GalleryPage;
pub use states::{State, all};
pub use user_action::{Host, UserAction};
