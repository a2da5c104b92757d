//! Every screen in every state it can be in, without a backend: the views are written down here, and the compiler finds what was forgotten.

#[macro_use]
mod every;
mod hand;
pub mod look;
mod states;
mod told;
mod wall;

pub use hand::{Hand, Host};
pub use states::{State, all};
pub use wall::Wall;
