//! User stories in a real browser and in the real window. Error cases and rare
//! paths are tested without a screen in `stories`.

mod aborted;
mod confirmed;
mod fingerprint;
mod handed_over;
mod in_the_window;
mod keyboard;
mod late_touch;
mod leaves_no_trace;
mod nothing_jumps;
mod notifications;
mod offline_code;
mod on_the_pages;
mod scanned;
mod settings;
mod touches;
mod typed_quickly;
mod typed_text;
mod way_back;
mod without_scripts;
mod woken;
