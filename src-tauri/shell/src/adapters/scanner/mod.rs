//! The camera, as a scanner of QR codes.

#[cfg(desktop)]
mod desktop;
#[cfg(mobile)]
mod mobile;
#[cfg(target_os = "android")]
#[path = "torch/android.rs"]
mod torch;
#[cfg(target_os = "ios")]
#[path = "torch/ios.rs"]
mod torch;

#[cfg(desktop)]
use desktop as platform;
#[cfg(mobile)]
use mobile as platform;

#[cfg(mobile)]
pub(crate) use mobile::plug_in;
pub(crate) use platform::of;
