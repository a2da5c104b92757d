//! Destination of the log.

#[cfg(target_os = "android")]
mod android;
#[cfg(not(target_os = "android"))]
mod elsewhere;

#[cfg(target_os = "android")]
pub(crate) use android::init;
#[cfg(not(target_os = "android"))]
pub(crate) use elsewhere::init;
