//! A hostile page in the window: a hundred thousand calls of the real commands, random, malformed,
//! repeated, concurrent and out of order. Nothing is approved without the PIN, nothing panics, and
//! the phone still works for its user.

mod accounting;
mod calls;
mod dice;
mod form;
mod message;
mod nonsense;
mod owner;
mod page;
mod phone;
mod storm;
