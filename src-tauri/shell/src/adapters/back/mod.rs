//! Enables the phone's back gesture in the window. The interface decides what the gesture does.

#[cfg(not(target_os = "ios"))]
mod elsewhere;
#[cfg(target_os = "ios")]
mod ios;

#[cfg(not(target_os = "ios"))]
pub(crate) use elsewhere::enable_gesture;
#[cfg(target_os = "ios")]
pub(crate) use ios::enable_gesture;
