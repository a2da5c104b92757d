//! What a user does, in a real browser and in the real window: one file per story. The same, without a screen and with everything that can
//! go wrong, is in `stories`.

mod confirmed;
mod denied;
mod in_the_window;
mod offline_code;
mod paired_from_the_page;
mod wrong_number;
