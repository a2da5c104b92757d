//! House rules that no compiler checks: which crate may use which, that modules form no circle, and how doc comments open.

mod arrows;
mod circles;
mod imports;
mod openings;
mod sources;
