//! What crosses the network between the app and a backend, version 1: the only builder and the only reader of signed
//! bytes, used by signer and verifier alike so that neither can drift from the other.
//!
//! A statement is made as a [`jws::Draft`], signed, and sent as a [`jws::Jws`]. The other side reads it strictly and gets
//! back a type that cannot hold anything unverified, or the [`problem::Problem`] to answer with. Nothing here knows of
//! time, the network or storage.

pub mod challenge;
pub mod decision;
pub mod device;
pub mod enrolment;
pub mod event;
pub mod ids;
pub mod json;
pub mod jws;
pub mod keys;
pub mod link;
pub mod offline;
pub mod paths;
pub mod problem;
pub mod proof;
pub mod push;
pub mod revocation;
pub mod skew;

mod base64url;
mod member;
