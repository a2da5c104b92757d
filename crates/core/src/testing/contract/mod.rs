//! What every implementation of a port promises, fake or real. A suite panics with the clause that is not kept.

pub mod vault;
