//! Enrolment of a device: a code proves whose it is, and its keys authenticate it from then on.

mod code;
mod request;
mod response;
mod verify;

pub use code::Code;
pub use request::{DeviceDescription, Enrolment, EnrolmentRequest, Platform, approval_statement};
pub use response::{AccountDetails, EnrolmentResponse, OfflineParameters, Policy, PushParameters};
pub use verify::VerifiedEnrolment;
