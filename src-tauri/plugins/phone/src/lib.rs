//! The phone's side of pushes and notifications, as one Tauri plugin: Kotlin on Android, Apple's
//! own interfaces on iOS, and a simulation on computers. Each passes the contract suite of the
//! core's port `Push`.

#[cfg(not(target_os = "ios"))]
pub mod android;
#[cfg(desktop)]
mod desktop;
mod entry;
#[cfg(any(desktop, target_os = "ios"))]
mod inbox;
#[cfg(any(test, target_os = "ios"))]
mod ios;
mod no_push;

#[cfg(desktop)]
pub use desktop::{NoSimulatedPhone, NotificationArea, SimulatedPhone};
#[cfg(any(desktop, target_os = "ios"))]
pub use inbox::Press;
#[cfg(target_os = "ios")]
pub use ios::{Messages, Phone, init};
pub use no_push::NoPush;
