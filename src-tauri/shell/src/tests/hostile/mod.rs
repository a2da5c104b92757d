//! A hostile page in the window: a hundred thousand calls of the real commands, random, malformed,
//! repeated, concurrent and out of order. Nothing is approved without the PIN, nothing panics, and
//! the phone still works for its user.

mod calls;
mod intent_shape;
mod ipc_fuzz;
mod malformed;
mod page;
mod page_call;
mod phone;
mod recovery;
mod rng;
