//! HTTP adapter of the core's [`Backend`](key_core::ports::Backend) port: transmits signed
//! statements and returns responses, without interpreting either. The peer may be a captive portal,
//! a proxy or unreachable; every such failure becomes one of the variants of
//! [`CallFailed`](key_core::ports::CallFailed).

mod backend;
mod call;
mod client;
mod events;
mod response;
mod roots;
mod transport;

pub use backend::HttpBackend;
pub use client::{NoClient, Timeouts};
pub use transport::TRANSPORT;
