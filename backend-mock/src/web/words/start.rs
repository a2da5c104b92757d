//! Words of Procountor's start page.

use crate::state::Confirmed;

/// Where a login leads to.
pub(in crate::web) struct StartWords {
    /// Title of the page.
    pub(in crate::web) title: &'static str,
    /// Heading, with the person's name.
    pub(in crate::web) heading: fn(&str) -> String,
    /// Label of how the login was confirmed.
    pub(in crate::web) confirmed: &'static str,
    /// How it was.
    pub(in crate::web) confirmed_by: fn(&Confirmed) -> String,
    /// Heading of what stands about devices.
    pub(in crate::web) mobile_confirmation: &'static str,
    /// How many devices are connected.
    pub(in crate::web) devices: fn(usize) -> String,
    /// Connect the first one.
    pub(in crate::web) enable: &'static str,
    /// Connect one more.
    pub(in crate::web) connect_another: &'static str,
    /// The button.
    pub(in crate::web) log_out: &'static str,
}

pub(super) const ENGLISH: StartWords = StartWords {
    title: "Start page",
    heading: |name| format!("Welcome, {name}"),
    confirmed: "Confirmed",
    confirmed_by: |confirmed| match confirmed {
        Confirmed::InApp { device } => format!("in the app, on “{device}”"),
        Confirmed::WithOneTimePassword => "with a one-time password".to_owned(),
        Confirmed::WithOfflineCode { device } => format!("with an offline code from “{device}”"),
    },
    mobile_confirmation: "Mobile confirmation",
    devices: |count| match count {
        0 => "Confirm your logins with your phone instead of a list of one-time passwords.".to_owned(),
        1 => "1 device is connected to your username.".to_owned(),
        count => format!("{count} devices are connected to your username."),
    },
    enable: "Enable mobile confirmation",
    connect_another: "Connect another device",
    log_out: "Log out",
};
