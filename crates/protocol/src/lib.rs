//! Wire format between the app and a backend, version 1. Signer and verifier share this crate,
//! the only builder and the only reader of signed bytes, so that they cannot diverge.
//!
//! A statement is built as a [`jws::Draft`], signed, and sent as a [`jws::Jws`]. The receiver
//! parses it strictly and gets either a type that holds verified data only, or the
//! [`problem::Problem`] to respond with. The crate reads no clock, opens no connection and stores
//! nothing.

pub mod attestation;
pub mod challenge;
pub mod context;
pub mod decision;
pub mod device;
pub mod enrolment;
pub mod event;
pub mod handoff;
pub mod ids;
pub mod json;
pub mod jws;
pub mod keys;
pub mod link;
pub mod list;
pub mod notice;
pub mod offline;
mod outcome;
pub mod paths;
pub mod problem;
pub mod proof;
pub mod push;
pub mod revocation;
pub mod sensor_key;
pub mod skew;
pub mod typed;

mod base64url;
mod challenge_response;
mod member;
mod unicode;
