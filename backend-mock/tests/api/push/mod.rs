//! Pushes: registration of devices, sending, and results.

mod answers;
mod apns;
mod faults;
mod messages;
mod reach;
mod registration;
mod sending;
mod server;
mod service;
mod support;
mod tls;
