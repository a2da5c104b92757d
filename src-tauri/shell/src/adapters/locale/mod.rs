//! The language in which the system runs the app.

#[cfg(target_os = "android")]
mod android;
#[cfg(desktop)]
mod desktop;
#[cfg(target_os = "ios")]
mod ios;

#[cfg(target_os = "android")]
pub(crate) use android::Locale;
#[cfg(desktop)]
pub(crate) use desktop::Locale;
#[cfg(target_os = "ios")]
pub(crate) use ios::Locale;
