//! Fault injection: the real vault under the real core, with every storage operation of every flow
//! failing in every way. The phone dies during a write, the disk is full, the keystore reports
//! success falsely.

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
