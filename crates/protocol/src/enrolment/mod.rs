//! Connecting a device: it shows a code, and from then on its keys speak for it.

mod code;
mod request;
mod response;
mod verify;

pub use code::Code;
pub use request::{DeviceDescription, Enrolment, EnrolmentRequest, Platform, approval_statement};
pub use response::{AccountDetails, EnrolmentResponse, OfflineParameters, Policy, PushParameters};
pub use verify::VerifiedEnrolment;
