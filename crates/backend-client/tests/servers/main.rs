//! Behaviour of the client towards faulty servers, and the error that the core gets for each. The
//! story tests cover the protocol itself, against a backend that verifies it.

#![allow(clippy::unwrap_used, reason = "a server that does not start fails the test by a panic")]

mod requests;
mod responses;
mod silent;
mod streams;
mod support;
