//! Properties that must hold for every input: one function (target) for each parser of untrusted
//! bytes. `fuzz/` runs the targets with a fuzzer on nightly; the test of this crate replays the
//! stored corpus on stable.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a property that does not hold has to say so at once"
)]

mod golden;
mod runtime;
mod signed;
mod targets;

pub use targets::*;
