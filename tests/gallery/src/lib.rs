//! Every screen in every state, without a backend. The views are listed here, and the compiler
//! rejects an incomplete list.

#[macro_use]
mod every;
mod gallery_page;
pub mod look;
mod states;
mod stub_core;
mod user_action;

pub use gallery_page::GalleryPage;
pub use states::{State, all, with_what_is_confirmed};
pub use user_action::{Host, UserAction};
