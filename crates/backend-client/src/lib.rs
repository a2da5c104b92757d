//! The core's [`Backend`](key_core::ports::Backend) over HTTP: carries signed statements there and answers back, and
//! understands neither. The other side is never trusted to be a backend: it may be a hotel's login page, a proxy's error or
//! nothing at all, and each of them becomes one of the core's three [`CallFailed`](key_core::ports::CallFailed).

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
