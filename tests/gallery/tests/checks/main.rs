//! Checks of every screen in every state: accessibility, layout, contrast, and touch targets.

mod all_states;
mod as_json;
mod contrast;
mod forced_colours;
mod isolation;
mod nothing_covers;
mod pin_pads;
