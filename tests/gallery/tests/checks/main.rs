//! What must hold of every screen in every state: everybody can use it, nothing is cut off, and everything can be hit with a thumb.

mod accessible;
mod all_states;
mod contrast;
mod fits;
mod pin_pads;
