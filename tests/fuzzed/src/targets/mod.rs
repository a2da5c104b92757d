//! The targets, one file each. A target panics where a property does not hold, and only there.

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
