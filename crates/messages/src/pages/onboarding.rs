//! Messages of the choice of the first confirmation method.

crate::messages! { OnboardingMessages {
    /// Heading.
    heading {
        en: "Choose how to confirm your logins",
        fi: "Valitse, miten vahvistat kirjautumisesi",
        sv: "Välj hur du bekräftar dina inloggningar",
    }
    /// Why a confirmation method is necessary.
    intro {
        en: "A password alone is not enough: each login is confirmed with something that only you have.",
        fi: "Pelkkä salasana ei riitä: jokainen kirjautuminen vahvistetaan jollakin, mikä on vain sinulla.",
        sv: "Ett lösenord räcker inte: varje inloggning bekräftas med något som bara du har.",
    }
    /// Label of the app.
    app { en: "Mobile confirmation", fi: "Mobiilivahvistus", sv: "Mobilbekräftelse" }
    /// Hint for the app.
    app_hint {
        en: "With Finago Key on your phone. Quick and safe; recommended.",
        fi: "Puhelimesi Finago Key -sovelluksella. Nopea ja turvallinen; suosittelemme.",
        sv: "Med Finago Key i telefonen. Snabbt och säkert; rekommenderas.",
    }
    /// Label of the list of one-time passwords.
    list { en: "One-time passwords", fi: "Kertakäyttösalasanat", sv: "Engångslösenord" }
    /// Hint for the list of one-time passwords.
    list_hint {
        en: "With a list on paper. You can switch to the app at any time.",
        fi: "Paperisella salasanalistalla. Voit siirtyä sovellukseen milloin tahansa.",
        sv: "Med en lista på papper. Du kan byta till appen när som helst.",
    }
    /// Submit button.
    submit { en: "Continue", fi: "Jatka", sv: "Fortsätt" }
    /// Link back to the personal information.
    information { en: "Change my information", fi: "Muuta tietojani", sv: "Ändra mina uppgifter" }
} }
