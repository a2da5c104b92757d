//! Checks of every screen in every state: accessibility, layout, contrast, and touch targets.

mod accessible;
mod all_states;
mod contrast;
mod fits;
mod pin_pads;
