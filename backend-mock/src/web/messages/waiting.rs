//! Messages of the page that waits for the decision in the app.

/// Messages of the page that waits for the decision in the app.
pub(in crate::web) struct WaitingMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Instruction for a challenge with number matching.
    pub(in crate::web) type_number: &'static str,
    /// Label of the number for screen readers.
    pub(in crate::web) number: &'static str,
    /// Instruction for a challenge without number matching.
    pub(in crate::web) approve: &'static str,
    /// Label of the time left.
    pub(in crate::web) time_left: &'static str,
    /// Hint that the page updates by itself.
    pub(in crate::web) goes_on: &'static str,
    /// Hint for an app that shows nothing.
    pub(in crate::web) nothing_there: &'static str,
    /// Button that cancels the login.
    pub(in crate::web) cancel: &'static str,
}

pub(super) const ENGLISH: WaitingMessages = WaitingMessages {
    heading: "Confirm in the app",
    type_number: "Open Finago Key on your phone and type this number:",
    number: "Number to type in the app",
    approve: "Open Finago Key on your phone and approve the login.",
    time_left: "Time left",
    goes_on: "This page continues by itself once you have approved.",
    nothing_there: "Nothing in the app? Open it: the login is waiting there, even without a notification.",
    cancel: "Cancel",
};

pub(super) const FINNISH: WaitingMessages = WaitingMessages {
    heading: "Vahvista sovelluksessa",
    type_number: "Avaa Finago Key puhelimellasi ja kirjoita siihen tämä numero:",
    number: "Sovellukseen kirjoitettava numero",
    approve: "Avaa Finago Key puhelimellasi ja hyväksy kirjautuminen.",
    time_left: "Aikaa jäljellä",
    goes_on: "Sivu päivittyy automaattisesti, kun olet hyväksynyt pyynnön.",
    nothing_there: "Eikö sovelluksessa näy mitään? Avaa se: kirjautuminen odottaa siellä ilman ilmoitustakin.",
    cancel: "Peruuta",
};

pub(super) const SWEDISH: WaitingMessages = WaitingMessages {
    heading: "Bekräfta i appen",
    type_number: "Öppna Finago Key i telefonen och skriv det här numret:",
    number: "Nummer att skriva i appen",
    approve: "Öppna Finago Key i telefonen och godkänn inloggningen.",
    time_left: "Tid kvar",
    goes_on: "Den här sidan går vidare automatiskt när du har godkänt.",
    nothing_there: "Syns inget i appen? Öppna den: inloggningen väntar där, även utan avisering.",
    cancel: "Avbryt",
};
