//! Decisions: the user's answer to a challenge, signed by the device that showed it.

mod answer;
mod outcome;
mod request;
mod verify;

pub use answer::{Amr, Answer, Number, Verdict};
pub use outcome::{DecisionResponse, Outcome, Status};
pub use request::{Decision, DecisionRequest};
pub use verify::{Expected, VerifiedDecision};
