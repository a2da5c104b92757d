//! The phone dies in the middle of a write, the disk is full, the keystore lies: the real vault under the real core, with every
//! step of every flow going wrong in every way it can.

mod access;
mod disk;
mod fault;
mod flows;
mod invariants;
mod keystore;
mod life;
mod matrix;
mod person;
mod storage;
mod tally;
mod thief;
