//! What may happen where, and what comes of it.

mod fixture;
mod properties;
mod samples;
mod table;
mod two_accounts;
