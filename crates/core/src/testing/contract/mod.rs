//! What every implementation of a port promises, fake or real. A suite panics with the clause that is not kept.

pub mod backend;
pub mod clock;
pub mod notebook;
pub mod notifier;
pub mod presence;
pub mod push;
pub mod scanner;
pub mod signer;
pub mod vault;
