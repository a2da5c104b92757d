//! The phone's half of pushes and notifications, as one Tauri plugin: Kotlin on Android, Apple's own interfaces on iOS, and a double on
//! computers. Each passes the contract of the core's port `Push`.

#[cfg(any(test, target_os = "ios"))]
mod ios;
mod nothing;

#[cfg(target_os = "ios")]
pub use ios::{Phone, Words, init};
pub use nothing::Nothing;
