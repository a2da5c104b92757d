//! What screens are made of. These know words and looks, but no screen.
//!
//! Only what has a life of its own (a timer, something typed) is a Yew component, and then a struct with messages; no hooks (docs/adr/0008).
//! The rest are functions: a component costs two kilobytes of WebAssembly, and there is nothing to gain from one that only draws.

pub(crate) mod account_card;
pub(crate) mod button;
pub(crate) mod countdown;
pub(crate) mod countdown_animation;
pub(crate) mod disconnect_sheet;
pub(crate) mod facts;
pub(crate) mod field;
pub(crate) mod haptics;
pub(crate) mod heading;
pub(crate) mod icon;
pub(crate) mod keyboard;
pub(crate) mod message_bar;
pub(crate) mod next_try;
pub(crate) mod number_entry;
pub(crate) mod pin_pad;
pub(crate) mod problem;
pub(crate) mod ring;
pub(crate) mod row;
pub(crate) mod select;
pub(crate) mod sheet;
pub(crate) mod ticking;
pub(crate) mod top_bar;
pub(crate) mod try_again;
pub(crate) mod weak_sensor;
