//! Pushes: where devices want to be woken, what is sent there, and what comes of it.

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
