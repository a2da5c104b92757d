//! What screens are made of. Components know words and looks, but no screen.

pub(crate) mod account_name;
pub(crate) mod button;
pub(crate) mod countdown;
pub(crate) mod facts;
pub(crate) mod field;
pub(crate) mod heading;
pub(crate) mod icon;
pub(crate) mod keyboard;
pub(crate) mod notice;
pub(crate) mod number_entry;
pub(crate) mod pin_pad;
pub(crate) mod problem;
pub(crate) mod ring;
pub(crate) mod sheet;
pub(crate) mod ticking;
pub(crate) mod top_bar;
