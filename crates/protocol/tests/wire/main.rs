//! Tests of the wire format through the public API: golden vectors made by another implementation,
//! and invalid input of every kind.

#![allow(clippy::unwrap_used, reason = "the functions that tests share are tests too")]

mod challenge;
mod decision;
mod documented;
mod enrolment;
mod golden;
mod http_ece;
mod keys;
mod numbers;
mod oathtool;
mod problem;
mod proof;
mod push;
mod revision_2;
mod revocation;
mod signer;
mod tampering;
