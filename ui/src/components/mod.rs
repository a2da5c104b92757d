//! Building blocks of screens. None of them depends on a screen.
//!
//! A block with state of its own (a timer, typed text) is a Yew component (docs/adr/0008). The others
//! are functions.

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
