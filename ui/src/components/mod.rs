//! Building blocks of screens. None of them depends on a screen.
//!
//! A block with state of its own (a timer, typed digits) is a Yew component (docs/adr/0008). The
//! others are functions, or structs that are drawn.

pub(crate) mod account_card;
pub(crate) mod button;
pub(crate) mod countdown;
pub(crate) mod facts;
pub(crate) mod foreign;
pub(crate) mod form;
pub(crate) mod icon;
pub(crate) mod keyboard;
pub(crate) mod keys;
pub(crate) mod message_bar;
pub(crate) mod number_pad;
pub(crate) mod page;
pub(crate) mod pin_pad;
pub(crate) mod sheet;
