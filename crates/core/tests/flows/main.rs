//! Tests of the flows, one file each, with a fake of every port.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "the functions that tests share are tests too")]

mod answer;
mod at_a_challenge;
mod cards;
mod change_pin;
mod check_now;
mod devices;
mod disconnect;
mod edited;
mod enrol;
mod enrol_faults;
mod every_intent;
mod fill_in;
mod hand_over;
mod hand_over_refused;
mod message;
mod new_data_key;
mod notes;
mod notify;
mod printed;
mod protect;
mod protect_faults;
mod push;
mod put_back;
mod record_versions;
mod reveal_code;
mod secrets;
mod sensor;
mod shown;
mod silent_phone;
mod start;
mod sync;
mod sync_mode;
mod undelivered;
mod weak_sensor;
