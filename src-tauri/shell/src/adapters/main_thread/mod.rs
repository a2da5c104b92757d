//! Serialises messages to the main thread, so that few are in flight at a time.

#[cfg(target_os = "android")]
mod android;
#[cfg(not(target_os = "android"))]
mod elsewhere;

#[cfg(target_os = "android")]
pub(crate) use android::{Turns, turn, wait_until_responsive};
#[cfg(not(target_os = "android"))]
pub(crate) use elsewhere::{Turns, turn, wait_until_responsive};
