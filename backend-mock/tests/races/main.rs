//! A code that is used a thousand times at once over real HTTP: exactly one attempt succeeds. A
//! separate binary, so that tests which wait for a stream are not delayed by a thousand requests.

#![allow(clippy::unwrap_used, reason = "shared test helpers may unwrap")]

mod browsers;
mod offline_code;
mod one_time_password;
mod pairing_code;
mod phones;
mod race;
