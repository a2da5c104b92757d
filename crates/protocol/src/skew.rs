//! Accepted clock skew between device and backend. Beyond it, the response contains the server's
//! time, and the app corrects its clock and retries.

use crate::ids::Timestamp;
use crate::problem::Problem;

/// Maximum difference between a statement's `iat` and the current time, in seconds, in either
/// direction.
pub const WINDOW: i64 = 60;

/// Checks that `iat` is within [`WINDOW`] of `now`. The error contains `now`.
pub fn check(iat: Timestamp, now: Timestamp) -> Result<(), Problem> {
    let apart = iat.seconds().abs_diff(now.seconds());
    if apart <= WINDOW.unsigned_abs() { Ok(()) } else { Err(Problem::ClockSkew { server_time: now }) }
}
