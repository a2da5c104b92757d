//! The phone's own way back, as far as the window has to be told of it. What it leads to is the interface's affair.

#[cfg(not(target_os = "ios"))]
mod elsewhere;
#[cfg(target_os = "ios")]
mod ios;

#[cfg(not(target_os = "ios"))]
pub(crate) use elsewhere::allow;
#[cfg(target_os = "ios")]
pub(crate) use ios::allow;
