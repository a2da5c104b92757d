//! What a server may do to the client, and what the core is told of it. That the client speaks the protocol is shown by the
//! stories, with a backend that checks; here every server is wrong in its own way.

#![allow(clippy::unwrap_used, reason = "a server that does not start is told by the panic")]

mod requests;
mod responses;
mod streams;
mod support;
mod timeouts;
mod tls;
