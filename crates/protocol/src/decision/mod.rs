//! Decisions: the user's answer to a challenge, signed by the device that showed it.

mod answer;
mod request;
mod response;
mod verify;

pub use crate::outcome::Outcome;
pub use answer::{Amr, Answer, Matched, Number, Verdict};
pub use request::{Decision, DecisionRequest};
pub use response::{DecisionResponse, Status};
pub use verify::{Expected, PresenceKeys, VerifiedDecision};
