//! Messages of the choice of the first confirmation method.

/// Messages of the choice of the first confirmation method.
pub(in crate::web) struct OnboardingMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Why a confirmation method is necessary.
    pub(in crate::web) intro: &'static str,
    /// Label of the app.
    pub(in crate::web) app: &'static str,
    /// Hint for the app.
    pub(in crate::web) app_hint: &'static str,
    /// Label of the list of one-time passwords.
    pub(in crate::web) list: &'static str,
    /// Hint for the list of one-time passwords.
    pub(in crate::web) list_hint: &'static str,
    /// Submit button.
    pub(in crate::web) submit: &'static str,
    /// Link back to the personal information.
    pub(in crate::web) information: &'static str,
}

pub(super) const ENGLISH: OnboardingMessages = OnboardingMessages {
    heading: "Choose how to confirm your logins",
    intro: "A password alone is not enough: each login is confirmed with something that only you have.",
    app: "Mobile confirmation",
    app_hint: "With Finago Key on your phone. Quick and safe; recommended.",
    list: "One-time passwords",
    list_hint: "With a list on paper. You can switch to the app at any time.",
    submit: "Continue",
    information: "Change my information",
};

pub(super) const FINNISH: OnboardingMessages = OnboardingMessages {
    heading: "Valitse, miten vahvistat kirjautumisesi",
    intro: "Pelkkä salasana ei riitä: jokainen kirjautuminen vahvistetaan jollakin, mikä on vain sinulla.",
    app: "Mobiilivahvistus",
    app_hint: "Puhelimesi Finago Key -sovelluksella. Nopea ja turvallinen; suosittelemme.",
    list: "Kertakäyttösalasanat",
    list_hint: "Paperisella salasanalistalla. Voit siirtyä sovellukseen milloin tahansa.",
    submit: "Jatka",
    information: "Muuta tietojani",
};

pub(super) const SWEDISH: OnboardingMessages = OnboardingMessages {
    heading: "Välj hur du bekräftar dina inloggningar",
    intro: "Ett lösenord räcker inte: varje inloggning bekräftas med något som bara du har.",
    app: "Mobilbekräftelse",
    app_hint: "Med Finago Key i telefonen. Snabbt och säkert; rekommenderas.",
    list: "Engångslösenord",
    list_hint: "Med en lista på papper. Du kan byta till appen när som helst.",
    submit: "Fortsätt",
    information: "Ändra mina uppgifter",
};
