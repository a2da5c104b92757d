//! How each platform reports focus, background and foreground.

#[cfg(not(target_os = "ios"))]
mod elsewhere;
#[cfg(target_os = "ios")]
mod ios;

#[cfg(not(target_os = "ios"))]
pub(crate) use elsewhere::{STARTS_FOCUSED, change_of, observe};
#[cfg(target_os = "ios")]
pub(crate) use ios::{STARTS_FOCUSED, change_of, observe};
