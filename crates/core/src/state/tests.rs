//! What may happen where, and what comes of it.

mod fixture;
mod properties;
mod table;
mod two_accounts;
