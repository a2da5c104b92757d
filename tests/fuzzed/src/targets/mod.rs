//! Fuzz targets, one file each. A target panics if and only if a property does not hold.

pub mod challenge;
pub mod decision;
pub mod enrolment;
pub mod enrolment_answer;
pub mod intents;
pub mod jws;
pub mod link;
pub mod problem;
pub mod proof;
pub mod record;
pub mod sse;
