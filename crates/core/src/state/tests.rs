//! Tests of the state: the table of transitions, invariants of any sequence, and isolation of accounts.

mod arrivals;
mod event;
mod fixture;
mod history;
mod navigation;
mod properties;
pub(crate) mod samples;
mod table;
mod two_accounts;
