//! The phone's half of pushes and notifications, as one Tauri plugin: Kotlin on Android, Apple's own interfaces on iOS, and a double on
//! computers. Each passes the contract of the core's port `Push`.

mod nothing;

pub use nothing::Nothing;
