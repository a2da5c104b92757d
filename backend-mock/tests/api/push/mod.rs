//! Pushes: registration of devices, sending, and results.

mod answers;
mod apns;
mod faults;
mod reach;
mod registration;
mod sending;
mod server;
mod service;
mod tls;
mod web_push;
