//! Push notifications end to end: backend, push service and the simulated phone, over real HTTP and
//! in real time.

mod bad_pushes;
mod contract;
mod handset;
mod presses;
mod registration;
