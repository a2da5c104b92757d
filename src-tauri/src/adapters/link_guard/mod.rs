//! Keeps malformed links from the event loop on iOS, where they would end the app.

#[cfg(not(target_os = "ios"))]
mod elsewhere;
#[cfg(target_os = "ios")]
mod ios;

#[cfg(not(target_os = "ios"))]
pub(crate) use elsewhere::set_up;
#[cfg(target_os = "ios")]
pub(crate) use ios::set_up;
