//! Phones without an app, which sign their requests themselves, so that a test can send what the
//! app never would.

mod event_stream;
mod new_phone;
mod notices;
mod phone;
mod response;

pub use event_stream::EventStream;
pub use new_phone::NewPhone;
pub use phone::{Phone, approve, jti};
pub use response::{ApiResponse, malformed};
