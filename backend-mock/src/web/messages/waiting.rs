//! Messages while the app is asked.

/// Waiting for the app.
pub(in crate::web) struct WaitingMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// What to do, with a number to be typed.
    pub(in crate::web) type_number: &'static str,
    /// What the number is, for who hears it.
    pub(in crate::web) number: &'static str,
    /// What to do, without one.
    pub(in crate::web) approve: &'static str,
    /// Before the time left.
    pub(in crate::web) time_left: &'static str,
    /// What comes by itself.
    pub(in crate::web) goes_on: &'static str,
    /// When the app is silent.
    pub(in crate::web) nothing_there: &'static str,
    /// The button.
    pub(in crate::web) cancel: &'static str,
}

pub(super) const ENGLISH: WaitingMessages = WaitingMessages {
    heading: "Confirm in the app",
    type_number: "Open Finago Key on your phone and type this number:",
    number: "Number to type in the app",
    approve: "Open Finago Key on your phone and approve the login.",
    time_left: "Time left",
    goes_on: "This page goes on by itself once you have approved.",
    nothing_there: "Nothing in the app? Open it: the login waits there, also without a notification.",
    cancel: "Cancel",
};

pub(super) const FINNISH: WaitingMessages = WaitingMessages {
    heading: "Vahvista sovelluksessa",
    type_number: "Avaa puhelimesi Finago Key ja kirjoita siihen tämä numero:",
    number: "Sovellukseen kirjoitettava numero",
    approve: "Avaa puhelimesi Finago Key ja hyväksy kirjautuminen.",
    time_left: "Aikaa jäljellä",
    goes_on: "Tämä sivu jatkaa itsestään, kun olet hyväksynyt.",
    nothing_there: "Eikö sovelluksessa näy mitään? Avaa se: kirjautuminen odottaa siellä ilman ilmoitustakin.",
    cancel: "Peruuta",
};

pub(super) const SWEDISH: WaitingMessages = WaitingMessages {
    heading: "Bekräfta i appen",
    type_number: "Öppna Finago Key i telefonen och skriv det här numret:",
    number: "Nummer att skriva i appen",
    approve: "Öppna Finago Key i telefonen och godkänn inloggningen.",
    time_left: "Tid kvar",
    goes_on: "Den här sidan går vidare av sig själv när du har godkänt.",
    nothing_there: "Syns inget i appen? Öppna den: inloggningen väntar där, även utan avisering.",
    cancel: "Avbryt",
};
