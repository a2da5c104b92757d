//! User stories in a real browser and in the real window, one file per story. Error cases and rare
//! paths are tested without a screen in `stories`.

mod aborted;
mod change_pin;
mod choosing_a_method;
mod confirmed;
mod denied;
mod disconnected_everywhere;
mod fingerprint;
mod forgets_forms;
mod getting_the_app;
mod in_the_window;
mod keyboard;
mod leaves_nothing;
mod my_security;
mod new_user;
mod nothing_jumps;
mod notifications;
mod offline_code;
mod paired_from_the_page;
mod scanned;
mod settings;
mod typed_quickly;
mod way_back;
mod without_scripts;
mod woken;
mod wrong_number;
