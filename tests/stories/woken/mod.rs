//! The phone is woken: backend, push service and a computer that plays the phone, over real HTTP and in real time.

mod bad_pushes;
mod contract;
mod presses;
mod registration;
mod world;
