//! The language in which the system runs the app.

#[cfg(not(target_os = "ios"))]
mod elsewhere;
#[cfg(target_os = "ios")]
mod ios;

#[cfg(not(target_os = "ios"))]
pub(crate) use elsewhere::Locale;
#[cfg(target_os = "ios")]
pub(crate) use ios::Locale;
