//! Sends pushes through Web Push services and Apple's. The state decides what is sent when; this
//! module sends it.

mod apns;
mod config;
mod key_file;
mod names;
mod outcome;
mod sender;
pub(crate) mod service;
mod web;

pub use config::{ApnsKey, PushConfig, Roots, VapidSigner};
pub use key_file::{KeyFileError, load_key, load_or_make_key};
pub use names::{Names, NamesFuture, SystemNames};
pub(crate) use sender::{Transports, send_pushes};
