//! Fault injection: the real vault under the real core, with every storage operation of every flow
//! failing in every way. The phone dies during a write, the disk is full, the keystore reports
//! success falsely.

mod access;
mod attacker;
mod disk;
mod edited;
mod fault;
mod flows;
mod invariants;
mod keystore;
mod matrix;
mod pin_counter;
mod run;
mod storage;
mod thief;
mod user_model;
