//! Pushes: where devices want to be woken, what is sent there, and what comes of it.

mod registration;
mod support;
