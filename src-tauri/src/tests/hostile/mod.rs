//! The window in the hands of a hostile page: a hundred thousand calls of the real commands, random, malformed, repeated, all at once and
//! out of order. Whatever it asks, nothing is approved without the PIN, nothing panics, and the phone still serves its owner.

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
