//! iOS: pushes through Apple's service, and notifications with actions, in Rust over bindings that
//! are generated from Apple's headers. What does not depend on iOS (inbox, address, environment and
//! the port itself) is compiled and tested on every platform.

mod address;
#[cfg(target_os = "ios")]
mod category;
#[cfg(target_os = "ios")]
mod delegate;
#[cfg(target_os = "ios")]
mod delivered;
mod environment;
#[cfg(target_os = "ios")]
mod folder;
#[cfg(target_os = "ios")]
mod local;
#[cfg(target_os = "ios")]
mod phone;
mod pushes;
#[cfg(target_os = "ios")]
mod registration;
#[cfg(target_os = "ios")]
mod settings;
#[cfg(target_os = "ios")]
mod user_info;

#[cfg(target_os = "ios")]
pub use local::Messages;
#[cfg(target_os = "ios")]
pub use phone::{Phone, init};

#[cfg(test)]
mod tests;
