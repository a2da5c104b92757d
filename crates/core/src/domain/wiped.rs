//! Work on secrets, after which its stack is overwritten.
//!
//! Boxed secrets are zeroed when they are dropped, but cryptography also leaves copies on the stack:
//! key schedules, intermediate values, arguments that were moved. Neither ring nor a compiler that
//! moves values wipes those, and the stack of a thread that waits for its next task keeps them until
//! something overwrites them, which may be never. So every use of a secret runs in [`wiped`]. The
//! test `memory` scans a process for what is left (ADR 13).

use std::hint::black_box;

/// Bytes of stack that are overwritten. The deepest work, deriving a key from a PIN without
/// optimisation, uses less than a quarter; threads have at least 2 MiB.
const DEPTH: usize = 256 * 1024;

/// Runs `work`, then overwrites the stack that it used. What `work` returns must hold its secrets in
/// boxes: a value that contains a secret would be copied to the caller's stack.
pub(crate) fn wiped<T>(work: impl FnOnce() -> T) -> T {
    let outcome = below(work);
    overwrite();
    outcome
}

/// Runs `work` in a frame of its own, at the depth at which [`overwrite`] has its frame afterwards.
#[inline(never)]
fn below<T>(work: impl FnOnce() -> T) -> T {
    black_box(work())
}

#[inline(never)]
fn overwrite() {
    // Seen by `black_box`, so that the compiler cannot leave the writes out.
    black_box(&mut [0_u8; DEPTH]);
}
