//! The flows, one file each, in a world of fakes.

mod answer;
mod devices;
mod enrol;
mod every_intent;
mod protect;
mod reveal_code;
mod secrets;
mod start;
mod sync;
