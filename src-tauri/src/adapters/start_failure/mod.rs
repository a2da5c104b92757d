//! Reports that the app cannot start.

#[cfg(target_os = "android")]
mod android;
#[cfg(not(target_os = "android"))]
mod elsewhere;

#[cfg(target_os = "android")]
pub(crate) use android::report;
#[cfg(not(target_os = "android"))]
pub(crate) use elsewhere::report;
