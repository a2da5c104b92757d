//! What must hold of every input, whoever made it: one function for each edge where bytes come in. `fuzz/` feeds them to a
//! fuzzer on nightly; the test beside them feeds them what the fuzzer kept, on stable.
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
