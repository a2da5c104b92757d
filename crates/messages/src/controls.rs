//! Texts of buttons shared by all screens, and of a window without a screen.

use crate::span;

/// Buttons and states that belong to no single screen.
#[derive(Clone, Copy, Debug)]
pub struct ControlMessages {
    /// Button that returns to the previous screen.
    pub back: &'static str,
    /// Button that closes a temporary message.
    pub close: &'static str,
    /// Button that retries a failed action.
    pub try_again: &'static str,
    /// Status of an action in progress.
    pub working: &'static str,
    /// Status before the first screen.
    pub starting: &'static str,
    /// Error for an intent that did not reach the authenticator.
    pub not_delivered: &'static str,
    /// Heading of a page that was opened outside the app.
    pub outside_heading: &'static str,
    /// Instruction on a page that was opened outside the app.
    pub outside_text: &'static str,
    /// Heading when the versions of window and authenticator differ.
    pub mismatch_heading: &'static str,
    /// Instruction when the versions of window and authenticator differ.
    pub mismatch_text: &'static str,
    /// Time until the next try, in seconds; 0 if a try is possible now.
    pub next_try: fn(u32) -> String,
}

pub(crate) const ENGLISH: ControlMessages = ControlMessages {
    back: "Back",
    close: "Close",
    try_again: "Try again",
    working: "One moment…",
    starting: "Starting…",
    not_delivered: "That did not go through. Try again.",
    outside_heading: "Open the app",
    outside_text: "This page is part of Finago Key and works only inside the app.",
    mismatch_heading: "Restart the app",
    mismatch_text: "The app was updated while it was open. Close Finago Key and open it again.",
    next_try: |seconds| match seconds {
        0 => "You can try again now.".into(),
        s => format!("Next try in {}.", span::units(s)),
    },
};

pub(crate) const FINNISH: ControlMessages = ControlMessages {
    back: "Takaisin",
    close: "Sulje",
    try_again: "Yritä uudelleen",
    working: "Hetkinen…",
    starting: "Käynnistyy…",
    not_delivered: "Toiminto ei onnistunut. Yritä uudelleen.",
    outside_heading: "Avaa sovellus",
    outside_text: "Tämä sivu on osa Finago Keytä ja toimii vain sovelluksessa.",
    mismatch_heading: "Käynnistä sovellus uudelleen",
    mismatch_text: "Sovellus päivittyi ollessaan auki. Sulje Finago Key ja avaa se uudelleen.",
    next_try: |seconds| match seconds {
        0 => "Voit yrittää nyt uudelleen.".into(),
        s => format!("Voit yrittää uudelleen {} kuluttua.", span::units(s)),
    },
};

pub(crate) const SWEDISH: ControlMessages = ControlMessages {
    back: "Tillbaka",
    close: "Stäng",
    try_again: "Försök igen",
    working: "Ett ögonblick…",
    starting: "Startar…",
    not_delivered: "Det gick inte fram. Försök igen.",
    outside_heading: "Öppna appen",
    outside_text: "Den här sidan är en del av Finago Key och fungerar bara i appen.",
    mismatch_heading: "Starta om appen",
    mismatch_text: "Appen uppdaterades medan den var öppen. Stäng Finago Key och öppna den igen.",
    next_try: |seconds| match seconds {
        0 => "Du kan försöka igen nu.".into(),
        s => format!("Nytt försök om {}.", span::units(s)),
    },
};
