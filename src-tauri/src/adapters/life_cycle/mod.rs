//! How each platform reports that the app is in front, and that it was left.

#[cfg(not(target_os = "ios"))]
mod elsewhere;
#[cfg(target_os = "ios")]
mod ios;

#[cfg(not(target_os = "ios"))]
pub(crate) use elsewhere::{STARTS_IN_FRONT, follow, told_by};
#[cfg(target_os = "ios")]
pub(crate) use ios::{STARTS_IN_FRONT, follow, told_by};
