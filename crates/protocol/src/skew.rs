//! How far two clocks may be apart. Whoever is further off is told the time and tries again.

use crate::ids::Timestamp;
use crate::problem::Problem;

/// Seconds a statement's `iat` may be from now, on either side.
pub const WINDOW: i64 = 60;

/// Refuses a statement made outside the window, with the time it is here.
pub fn check(iat: Timestamp, now: Timestamp) -> Result<(), Problem> {
    let apart = iat.seconds().abs_diff(now.seconds());
    if apart <= WINDOW.unsigned_abs() { Ok(()) } else { Err(Problem::ClockSkew { server_time: now }) }
}
