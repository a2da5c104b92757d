//! User stories in a real browser and in the real window, by subject. Error cases and rare
//! paths are tested without a screen in `stories`.

mod aborted;
mod confirmed;
mod fingerprint;
mod forgets_forms;
mod in_the_window;
mod keyboard;
mod leaves_nothing;
mod methods;
mod nothing_jumps;
mod notifications;
mod onboarding;
mod scanned;
mod security;
mod settings;
mod typed_quickly;
mod way_back;
mod woken;
